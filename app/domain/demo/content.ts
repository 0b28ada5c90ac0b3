import { DEEP_HOUSE_EARLY } from "./deep-house-early";
import { DEEP_HOUSE_RECENT } from "./deep-house-recent";
import { KAVEH_EARLY } from "./kaveh-early";
import { KAVEH_RECENT } from "./kaveh-recent";
import { LATE_NIGHT_EARLY } from "./late-night-early";
import { LATE_NIGHT_MIDDLE } from "./late-night-middle";
import { LATE_NIGHT_RECENT } from "./late-night-recent";
import { PEOPLE } from "./people";
import type { DemoPost, DemoRoom } from "./types";

export type { DemoPerson, DemoPost, DemoReply, DemoRoom } from "./types";

/** The people of the demo. Nobody can sign in as one of them. */
export const DEMO_PEOPLE = PEOPLE;

const everyone = PEOPLE.map((person) => person.username);

function roomOf(room: Omit<DemoRoom, "members" | "pinnedTrack">, pinned: string): DemoRoom {
  const staff = new Set([room.owner, ...room.moderators]);
  const present = new Set(room.posts.flatMap(peopleOf));
  const track = room.posts.find((post) => post.track?.title === pinned)?.track;
  return {
    ...room,
    members: everyone.filter((name) => present.has(name) && !staff.has(name)),
    ...(track ? { pinnedTrack: track } : {}),
  };
}

/** Everyone who wrote or reacted in a post: whoever speaks in a room is a member of it. */
function peopleOf(post: DemoPost): string[] {
  const parts = [post, ...(post.replies ?? [])];
  return parts.flatMap((part) => [part.by, ...Object.values(part.reactions ?? {}).flat()]);
}

/** The rooms that a newcomer finds on the first boot, with a week of conversation each. */
export const DEMO_ROOMS: DemoRoom[] = [
  roomOf(
    {
      name: "Late Night Listening",
      type: "PUBLIC",
      description:
        "For the hours when the city goes quiet. One good track at a time, small talk welcome, lamps off if you can.",
      tags: ["ambient", "downtempo", "headphones", "small hours"],
      owner: "odile",
      moderators: ["mira_f"],
      posts: [...LATE_NIGHT_EARLY, ...LATE_NIGHT_MIDDLE, ...LATE_NIGHT_RECENT],
    },
    "Moth Light",
  ),
  roomOf(
    {
      name: "Deep House Social",
      type: "GENRE",
      genre: "deep-house",
      description:
        "Long blends, track IDs, gig plans and gear talk. Beginners get the seat by the good speaker. Ask for one, bring one.",
      tags: ["deep house", "vinyl", "track id", "djs"],
      owner: "deshawn",
      moderators: ["bex"],
      posts: [...DEEP_HOUSE_EARLY, ...DEEP_HOUSE_RECENT],
    },
    "Mother's Good Coat",
  ),
  roomOf(
    {
      name: "Kaveh Studio",
      type: "ARTIST",
      description:
        "The working diary of Kaveh's new EP, made in an old bakery in Rotterdam. Rough mixes, odd questions, cardamom.",
      tags: ["studio diary", "works in progress", "electronic", "santur"],
      owner: "kaveh",
      moderators: ["sunniva"],
      posts: [...KAVEH_EARLY, ...KAVEH_RECENT],
    },
    "Singer, 1962",
  ),
];
