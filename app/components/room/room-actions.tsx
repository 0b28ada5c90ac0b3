import { Flag, Settings, Users } from "lucide-react";
import { canManageRoom, canModerateRoom } from "~/domain/rooms/policy";
import { ButtonLink } from "../ui/button";
import { Menu, MenuLink } from "../ui/menu";
import { useRoomContext } from "./room-context";
import { leavePath, membersPath, reportsPath, roomSettingsPath } from "./room-paths";

/** What one can do with the room itself. */
export function RoomActions({ relation }: { relation: string }) {
  const { slug, actor, place } = useRoomContext();
  return (
    <>
      <ButtonLink to={membersPath(slug)} variant="quiet" size="sm">
        <Users size={16} /> Members
      </ButtonLink>
      {canModerateRoom(actor, place) ? (
        <ButtonLink to={reportsPath(slug)} variant="quiet" size="sm">
          <Flag size={16} /> Reports
        </ButtonLink>
      ) : null}
      {canManageRoom(actor, place) ? (
        <ButtonLink to={roomSettingsPath(slug)} variant="quiet" size="sm">
          <Settings size={16} /> Settings
        </ButtonLink>
      ) : null}
      {relation === "NONE" ? null : (
        <Menu label="Your membership" trigger="Joined" triggerClassName="joined-button">
          <MenuLink to={leavePath(slug)}>Leave the room</MenuLink>
        </Menu>
      )}
    </>
  );
}
