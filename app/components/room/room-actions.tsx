import { may } from "~/domain/rooms/policy";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, MenuLink } from "../ui/menu";
import { useRoomContext } from "./room-context";
import { leavePath, membersPath, reportsPath, roomSettingsPath, wordFilterPath } from "./room-paths";

/** What one can do with the room itself. */
export function RoomActions({ relation }: { relation: string }) {
  const { slug, actor, place, now } = useRoomContext();
  return (
    <>
      <ButtonLink to={membersPath(slug)} variant="quiet" size="sm">
        <Icon name="users" size={16} /> Members
      </ButtonLink>
      {may(actor, place, "handle_reports", now) ? (
        <ButtonLink to={reportsPath(slug)} variant="quiet" size="sm">
          <Icon name="flag" size={16} /> Reports
        </ButtonLink>
      ) : null}
      {may(actor, place, "manage", now) ? (
        <ButtonLink to={roomSettingsPath(slug)} variant="quiet" size="sm">
          <Icon name="settings" size={16} /> Settings
        </ButtonLink>
      ) : null}
      {relation === "NONE" ? null : (
        <Menu label="Your membership" trigger="Joined" triggerClassName="joined-button">
          {may(actor, place, "read_words", now) ? (
            <MenuLink to={wordFilterPath(slug)}>Word filter</MenuLink>
          ) : null}
          <MenuLink to={leavePath(slug)}>Leave the room</MenuLink>
        </Menu>
      )}
    </>
  );
}
