import type { SiteRole } from "../accounts/schema";

/** The switches of the site. Where the database says nothing of one, it stands as here: on for everybody. */
export const FLAGS = {
  ROOMS: "Rooms: pages, API and sockets. Off, nobody has any, not even admins.",
  SESSIONS: "Sessions: pages, API, sockets, and what rooms show of them.",
  ROOMS_BETA:
    "Who has rooms while they are rolled out, among those for whom ROOMS is on: testers first, then a growing part of all people. Admins always do; visitors do once it is everybody.",
} as const;

export type FlagName = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as [FlagName, ...FlagName[]];

export const FLAG_STATES = ["ON", "OFF", "SOME"] as const;
export type FlagState = (typeof FLAG_STATES)[number];

/** Whom a flag is on for. In state SOME: for this part of all people, those of these roles, and these people. */
export type FlagSetting = {
  name: FlagName;
  state: FlagState;
  percent: number;
  roles: ReadonlySet<SiteRole>;
  people: ReadonlySet<string>;
};

/** As it stands where nobody has changed it. */
export const asInCode = (name: FlagName): FlagSetting => ({
  ...{ name, state: "ON", percent: 0 },
  roles: new Set<SiteRole>(),
  people: new Set<string>(),
});
