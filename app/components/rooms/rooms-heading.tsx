import { useFrame } from "~/hooks/use-frame";
import { useUnread } from "~/hooks/use-own-rooms";
import { PATHS } from "../paths";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { RoomTypeTabs, type RoomsTab } from "./room-type-tabs";

const WORDS: Record<RoomsTab, [title: string, lead: string]> = {
  discover: ["Find your room", "Every one is about music. Read along before you come in."],
  yours: ["Your rooms", "The latest talk first."],
  invites: ["Invites", "Rooms that want you in, and those you asked."],
};

/** The head of the lists of rooms. `invites` is how many wait for an answer. */
export function RoomsHeading({ current, invites }: { current: RoomsTab; invites: number }) {
  const [title, lead] = WORDS[current];
  const signedIn = Boolean(useFrame()?.viewer);
  const unread = [...useUnread().values()].reduce((sum, count) => sum + count, 0);
  return (
    <header className="mb-5">
      <div className="flex items-end justify-between gap-4">
        <div>
          <h1 className="text-3xl font-extrabold sm:text-4xl">{title}</h1>
          <p className="mt-1.5 text-text-soft">{lead}</p>
        </div>
        {signedIn ? (
          <ButtonLink to={PATHS.newRoom} className="max-lg:hidden">
            <Icon name="plus" size={18} /> Create a room
          </ButtonLink>
        ) : null}
      </div>
      {signedIn ? (
        <div className="mt-5">
          <RoomTypeTabs current={current} unread={unread} invites={invites} signedIn />
        </div>
      ) : null}
    </header>
  );
}
