import { onAnnouncement, type Announcement } from "./bus.server";

/**
 * A number for everything a page may depend on, that grows whenever it changes: streams (`room:<id>`), what one
 * person alone sees (`person:<id>`), and whatever else is touched by name. Equal numbers mean an equal page.
 */
const versions = new Map<string, number>();

// Numbers come from one counter, so that one dropped and made anew never repeats.
let counter = 0;

/** The present version of a tag. */
export function versionOf(tag: string): number {
  return versions.get(tag) ?? 0;
}

/** Says that what the tag stands for has changed. */
export function touch(tag: string): void {
  counter += 1;
  versions.set(tag, counter);
}

/** The number of the newest change anywhere. */
export function latestVersion(): number {
  return counter;
}

export const personTag = (userId: string) => `person:${userId}`;

function follow(announcement: Announcement): void {
  switch (announcement.type) {
    case "events":
      for (const event of announcement.events) touch(event.stream);
      break;
    case "person":
    case "evicted":
      touch(personTag(announcement.userId));
      break;
    case "login_ended":
      touch("logins");
      for (const id of announcement.loginIds) touch(`login:${id}`);
      break;
    case "outsiders_evicted":
    case "stream_closed":
      touch(announcement.stream);
  }
}

onAnnouncement(follow);
