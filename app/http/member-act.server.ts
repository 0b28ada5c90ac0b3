import { ACT_WORDS, isMemberAct, type MemberAct } from "~/components/members/member-acts";
import type { Person } from "~/domain/actor";
import { invalid, Refusal } from "~/domain/errors";
import { changeRole } from "~/domain/members/roles.server";
import { moderate } from "~/domain/moderation/moderate.server";
import { reasonIn } from "~/domain/moderation/reason";
import type { OrderAction } from "~/domain/moderation/schema";
import { nowMs } from "~/world.server";

const ORDER: Partial<Record<MemberAct, OrderAction>> = {
  mute: "MUTE_USER",
  unmute: "UNMUTE_USER",
  kick: "KICK_USER",
  ban: "BAN_USER",
  unban: "UNBAN_USER",
};
const ROLE = { promote: "MODERATOR", demote: "MEMBER", transfer: "OWNER" } as const;

/**
 * Does what a page's form asks with one or several people, each for itself.
 * @returns what was done, in words
 * @throws Refusal `invalid` (no act, nobody chosen, no reason), or the first refusal when nothing could be done
 */
export async function actOnMembers(
  person: Person,
  slug: string,
  fields: Record<string, unknown>,
  form: FormData,
): Promise<string> {
  const act = String(fields.act ?? "");
  const userIds = form.getAll("user").map(String).slice(0, 50);
  if (!isMemberAct(act)) throw invalid("act", "Choose what to do.");
  if (userIds.length === 0) throw invalid("user", "Choose somebody first.");
  const reason = reasonIn(fields, ACT_WORDS[act].needsReason);
  const until = untilFrom(fields.seconds);
  const refusals: Refusal[] = [];
  const names: string[] = [];
  for (const userId of userIds) {
    try {
      names.push(await one(person, slug, act, { targetId: userId, reason, until }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  if (names.length === 0) throw refusals[0]!;
  if (fields.remove === "yes" && fields.message)
    await moderate(person, slug, { action: "DELETE_MESSAGE", targetId: String(fields.message), reason });
  return inWords(act, names, refusals);
}

type Order = { targetId: string; reason: string; until: string | undefined };

/** @returns the name of whom it concerned */
async function one(person: Person, slug: string, act: MemberAct, order: Order): Promise<string> {
  const action = ORDER[act];
  if (action) return (await moderate(person, slug, { action, ...order })).targetUser!.displayName;
  const role = ROLE[act as keyof typeof ROLE];
  const member = await changeRole(person, slug, order.targetId, { role, reason: order.reason });
  return member.user.displayName;
}

/** A time from now, in seconds, as a form gives it; empty is for ever. */
function untilFrom(seconds: unknown): string | undefined {
  if (seconds === undefined || seconds === "") return undefined;
  const length = Number(seconds);
  if (!Number.isInteger(length) || length < 1 || length > 10 * 365 * 86_400)
    throw invalid("seconds", "Choose for how long.");
  return new Date(nowMs() + length * 1000).toISOString();
}

function inWords(act: MemberAct, names: string[], refusals: Refusal[]): string {
  const { done, doneToSeveral } = ACT_WORDS[act];
  const said = names.length === 1 ? `${names[0]} ${done}.` : `${names.length} ${doneToSeveral}.`;
  return refusals.length === 0 ? said : `${said} Not ${refusals.length} of them: ${refusals[0]!.message}`;
}
