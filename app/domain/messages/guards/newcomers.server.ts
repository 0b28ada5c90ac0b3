import { env } from "~/env.server";
import { nowMs } from "~/world.server";
import type { Person } from "../../actor";
import { Refusal } from "../../errors";
import { inWords } from "../../limits/in-words";
import { otherLink } from "./other-links";

/**
 * A new account posts no links but those of tracks.
 * @param texts what will be read, and the field each comes from
 * @throws Refusal `forbidden`, with the seconds until it may
 */
export function refuseNewcomersLinks(person: Person, texts: Record<string, string | null | undefined>): void {
  const left = person.createdAt.getTime() + env().NEW_ACCOUNT_SECONDS * 1000 - nowMs();
  if (left <= 0) return;
  for (const [field, text] of Object.entries(texts)) {
    const link = text ? otherLink(text) : null;
    if (!link) continue;
    const wait = Math.max(1, Math.ceil(left / 1000));
    const shown = link.length > 60 ? `${link.slice(0, 60)}…` : link;
    const message = `A new account can post links to tracks only. “${shown}” can be posted in ${inWords(wait)}.`;
    throw new Refusal("forbidden", message, { fields: { [field]: [message] }, retryAfter: wait });
  }
}
