import { reader } from "~/db/client.server";
import { log } from "~/log.server";
import { onAnnouncement } from "~/streams/bus.server";
import { touch } from "~/streams/versions.server";
import type { SiteRole } from "../accounts/schema";
import { isOnFor, type Who } from "./evaluate.server";
import { asInCode, FLAG_NAMES, type FlagName, type FlagSetting } from "./flags";

/** What every kept page and snapshot depends on that shows to some what it does not to others. */
export const FLAGS_TAG = "flags";
/** Changes are announced; this often a node looks for itself, should it have missed one. In milliseconds. */
const EVERY = 5000;

/** All flags as this process knows them: what is asked thousands of times a second asks no database. */
let known: ReadonlyMap<FlagName, FlagSetting> = inCode();
let text = "";

function inCode(): Map<FlagName, FlagSetting> {
  return new Map(FLAG_NAMES.map((name) => [name, asInCode(name)]));
}

/** Whether a flag is on for somebody, now. */
export const isOn = (name: FlagName, who: Who): boolean => isOnFor(known.get(name)!, who);

/** A flag as it stands. */
export const settingOf = (name: FlagName): FlagSetting => known.get(name)!;

type Listener = () => void;
const listeners = new Set<Listener>();

/** Hears when a flag has changed, once the change holds here. Returns the way to stop. */
export function onFlagsChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let last: Promise<void> = Promise.resolve();

/** Takes the flags over from the database. One look after the other, so that an older one never comes later. */
export function readFlags(): Promise<void> {
  const mine = last.then(read);
  last = mine.catch(() => undefined);
  return mine;
}

async function read(): Promise<void> {
  const rows = await reader().flag.findMany({
    include: { people: { select: { userId: true }, orderBy: { userId: "asc" } } },
    orderBy: { name: "asc" },
  });
  const next = JSON.stringify(rows);
  if (next === text) return;
  text = next;
  const all = inCode();
  for (const { name, state, percent, roles, people } of rows)
    if (all.has(name as FlagName))
      all.set(name as FlagName, {
        ...{ name: name as FlagName, state, percent },
        roles: new Set(roles as SiteRole[]),
        people: new Set(people.map(({ userId }) => userId)),
      });
  known = all;
  touch(FLAGS_TAG);
  for (const listener of listeners) listener();
}

/** Keeps the flags as the database has them. Returns the way to stop. */
export async function startFlags(): Promise<() => void> {
  await readFlags();
  const again = () =>
    void readFlags().catch((error: unknown) => log.error({ event: "flags_not_read", err: error }));
  const timer = setInterval(again, EVERY);
  const stop = onAnnouncement((announcement) => {
    if (announcement.type === "changed" && announcement.tags.includes(FLAGS_TAG)) again();
  });
  return () => {
    clearInterval(timer);
    stop();
  };
}
