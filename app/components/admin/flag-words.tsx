import type { FlagDto } from "~/domain/flags/schema";
import { counted } from "../rooms/room-types";
import { Badge } from "../ui/badge";
import { SITE_ROLE_NAMES } from "./site-role-badge";

export const FLAG_STATE_NAMES: Record<FlagDto["state"], string> = {
  ON: "On for everybody",
  SOME: "On for some",
  OFF: "Off for everybody",
};

/** How a flag stands, in a word. */
export function FlagBadge({ state }: Pick<FlagDto, "state">) {
  const [tone, word] = ({ ON: ["mint", "On"], SOME: ["yellow", "Some"], OFF: ["coral", "Off"] } as const)[
    state
  ];
  return <Badge tone={tone}>{word}</Badge>;
}

/** Whom a flag is on for, in a line. */
export function whomItIsFor({ state, percent, roles, people }: FlagDto): string {
  if (state !== "SOME") return FLAG_STATE_NAMES[state];
  const parts = [
    ...(percent > 0 ? [`${percent} % of people`] : []),
    ...roles.map((role) => `role ${SITE_ROLE_NAMES[role]}`),
    ...(people.length > 0 ? [counted(people.length, "named person", "named people")] : []),
  ];
  return parts.length > 0 ? `On for ${parts.join(", ")}` : "On for nobody yet";
}
