import { may } from "~/domain/rooms/policy";
import { useParts } from "~/hooks/use-parts";
import { PATHS, searchPath } from "../paths";
import { newSessionPath } from "../sessions/session-paths";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, MenuLink } from "../ui/menu";
import { useRoomContext } from "./room-context";
import {
  leavePath,
  membersPath,
  reportsPath,
  roomInvitesPath,
  roomSessionsPath,
  roomSettingsPath,
} from "./room-paths";

/** What one can do with the room itself. Whoever runs it finds its other pages beside the one that opens here. */
export function RoomActions({ relation }: { relation: string }) {
  const { slug, actor, place, now, live } = useRoomContext();
  const { sessions } = useParts();
  const manages = may(actor, place, "manage", now);
  return (
    <>
      {sessions && !live && may(actor, place, "start_session", now) ? (
        <ButtonLink to={newSessionPath(slug)} size="sm">
          <Icon name="audio-lines" size={16} /> Start a session
        </ButtonLink>
      ) : null}
      <ButtonLink to={searchPath({ room: slug })} variant="quiet" size="sm" aria-label="Search in this room">
        <Icon name="search" size={16} /> Search
      </ButtonLink>
      <ButtonLink to={membersPath(slug)} variant="quiet" size="sm">
        <Icon name="users" size={16} /> Members
      </ButtonLink>
      {sessions ? (
        <ButtonLink to={roomSessionsPath(slug)} variant="quiet" size="sm">
          <Icon name="history" size={16} /> Sessions
        </ButtonLink>
      ) : null}
      {may(actor, place, "invite", now) ? (
        <ButtonLink to={roomInvitesPath(slug)} variant="quiet" size="sm">
          <Icon name="user-plus" size={16} /> Invite
        </ButtonLink>
      ) : null}
      {may(actor, place, "handle_reports", now) ? (
        <ButtonLink to={manages ? roomSettingsPath(slug) : reportsPath(slug)} variant="quiet" size="sm">
          <Icon name="settings" size={16} /> {manages ? "Settings" : "Moderate"}
        </ButtonLink>
      ) : null}
      {relation === "NONE" ? null : (
        <Menu label="Your membership" trigger="Joined" triggerClassName="joined-button">
          <MenuLink to={`${PATHS.notificationSettings}#room-${slug}`}>Notifications</MenuLink>
          <MenuLink to={leavePath(slug)}>Leave the room</MenuLink>
        </Menu>
      )}
    </>
  );
}
