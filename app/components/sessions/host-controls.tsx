import type { QueueItemDto, SessionPersonDto } from "~/domain/sessions/schema";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, MenuButton, MenuLink } from "../ui/menu";
import { ActButton, ActForm } from "./act-form";
import { useSessionContext } from "./session-context";
import { actPath, endPath, handOverPath, linkPath, peoplePath, sessionSettingsPath } from "./session-paths";

/** Beside what plays: pause, resume, skip, for whom it is allowed. */
export function PlaybackControls({ playing, turn }: { playing: QueueItemDto | null; turn: number }) {
  const { session, can } = useSessionContext();
  if (!playing) return null;
  const paused = session.status === "PAUSED";
  return (
    <>
      {can(paused ? "resume" : "pause") ? (
        <ActButton action={actPath(session.id, paused ? "resume" : "pause")}>
          <Icon name={paused ? "play" : "pause"} size={16} /> {paused ? "Resume" : "Pause all"}
        </ActButton>
      ) : null}
      {can("skip", playing) ? (
        <ActButton action={actPath(session.id, "skip")} fields={{ turn }}>
          <Icon name="skip-forward" size={16} /> Skip
        </ActButton>
      ) : null}
    </>
  );
}

/** In the head: people, the link, and the menu of what the host does seldom. */
export function SessionActions({ people }: { people: SessionPersonDto[] }) {
  const { session, viewer, hasLink, can } = useSessionContext();
  const { id } = session;
  const own = people.find(({ userId }) => userId === viewer?.id)?.standing;
  const isHost = session.hostId === viewer?.id;
  const mayAsk = can("ask_co_dj") && !isHost && !session.hostGone && (!own || own === "GUEST");
  return (
    <>
      {hasLink && can("share_link") ? (
        <ButtonLink to={linkPath(id)} variant="quiet" size="sm">
          <Icon name="link" size={16} /> Link
        </ButtonLink>
      ) : null}
      <ButtonLink to={peoplePath(id)} variant="quiet" size="sm" className="max-sm:hidden">
        <Icon name="users" size={16} /> People
      </ButtonLink>
      {viewer && session.status !== "ENDED" ? (
        <Menu
          label="More about this session"
          trigger={<Icon name="ellipsis" size={18} />}
          triggerClassName="icon-button"
        >
          {can("manage") ? (
            <MenuLink to={sessionSettingsPath(id)}>
              <Icon name="settings-2" /> Settings
            </MenuLink>
          ) : null}
          {can("hand_over") ? (
            <MenuLink to={handOverPath(id)}>
              <Icon name="crown" /> Hand over
            </MenuLink>
          ) : null}
          {can("end") ? (
            <MenuLink to={endPath(id)}>
              <Icon name="ban" /> <span className="text-danger-text">End the session</span>
            </MenuLink>
          ) : null}
          {mayAsk ? (
            <ActForm action={actPath(id, "ask")}>
              <MenuButton type="submit">
                <Icon name="mic-vocal" /> Ask to be a co-DJ
              </MenuButton>
            </ActForm>
          ) : null}
          {isHost ? null : (
            <ActForm action={actPath(id, "leave")}>
              <MenuButton type="submit">
                <Icon name="log-out" /> Leave
              </MenuButton>
            </ActForm>
          )}
        </Menu>
      ) : null}
    </>
  );
}
