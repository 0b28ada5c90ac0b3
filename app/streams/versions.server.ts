import { onAnnouncement, type Announcement } from "./bus.server";

/**
 * A number for everything a page may depend on, that grows whenever it changes: streams (`room:<id>`), what one
 * person alone sees (`person:<id>`), and whatever else is touched by name. Equal numbers mean an equal page.
 */
const versions = new Map<string, number>();

/** So many are remembered; after that all count as changed once. Some megabytes. */
const MOST = 50_000;

// Numbers come from one counter, so that one dropped and made anew never repeats.
let counter = 0;

/** What is older than this may have changed unheard. */
let floor = 0;
let deaf = false;

/** The present version of a tag. While other nodes are not heard, each look finds a new one: nothing kept is true. */
export function versionOf(tag: string): number {
  if (deaf) return (counter += 1);
  return Math.max(versions.get(tag) ?? 0, floor);
}

/**
 * Whether a change of the tag was heard after that number. What could not be heard for a time counts as changed when
 * others are heard again.
 */
export const hasHeardOf = (tag: string, since: number): boolean =>
  Math.max(versions.get(tag) ?? 0, floor) > since;

/**
 * What was kept of a time whose every change was heard is good as long as this number stays; null while changes may go
 * unheard.
 */
export const hearingSince = (): number | null => (deaf ? null : floor);

/** From now on whatever was kept counts as old. */
export function disbelieve(): void {
  floor = counter += 1;
}

/** Whether other nodes may change things without being heard here. */
export function hearNothing(isDeaf: boolean): void {
  if (deaf && !isDeaf) disbelieve();
  deaf = isDeaf;
}

/** Says that what the tag stands for has changed. */
export function touch(tag: string): void {
  if (versions.size >= MOST && !versions.has(tag)) {
    versions.clear();
    disbelieve();
  }
  counter += 1;
  versions.set(tag, counter);
}

/** The number of the newest change anywhere. */
export function latestVersion(): number {
  return counter;
}

/** What shows names and pictures of whoever is there: any change of any profile. */
export const PROFILES = "profiles";

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
    case "changed":
      announcement.tags.forEach(touch);
      break;
    case "outsiders_evicted":
    case "stream_closed":
      touch(announcement.stream);
  }
}

onAnnouncement(follow);
