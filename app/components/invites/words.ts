import type { InviteDto } from "~/domain/invites/schema";

const UNITS = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
] as const;

/** How long an invite still lasts: "ends in 6 days"; "never ends". `now` in milliseconds since 1970. */
export function ending(expiresAt: string | null, now: number): string {
  if (expiresAt === null) return "never ends";
  const left = Date.parse(expiresAt) - now;
  const [size, unit] = UNITS.find(([size]) => left >= size) ?? [60_000, "minute"];
  const count = Math.max(1, Math.round(left / size));
  return `ends in ${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** For how many people a link is still good. */
export function usesLeft({ uses, maxUses }: Pick<InviteDto, "uses" | "maxUses">): string {
  if (maxUses === null) return uses === 0 ? "for anybody who has it" : `for anybody, used ${times(uses)}`;
  if (maxUses === 1) return "for one person";
  return uses === 0 ? `for ${maxUses} people` : `${maxUses - uses} of ${maxUses} places left`;
}

const times = (count: number) => (count === 1 ? "once" : `${count.toLocaleString("en")} times`);
