import { reader } from "~/db/client.server";
import { tokenHash } from "~/world.server";
import type { Person } from "../../actor";
import { Refusal } from "../../errors";
import { spendAll, type Act, type Spent } from "../../limits/limits.server";
import { trackKey } from "../../tracks/recognise";
import type { TrackRef } from "../../tracks/schema";
import { sameText } from "./plain-form";

/** What is written, and the place where it will stand: a room or a session. */
type Content = {
  person: Person;
  placeId: string;
  text: string | null;
  trackRef: TrackRef | null;
  original?: { id: string } | null;
  imageIds?: string[];
};

/**
 * Writes a post at the pace that its place allows one person: so many a minute, few at once, and not the same again and
 * again. What was sent before is not counted again, and what the writer can mend is not counted at all.
 *
 * @throws Refusal `rate_limited`, or as `write` does
 */
export async function postAtPace<T extends { created: boolean }>(
  post: Content & { clientId: string },
  write: () => Promise<T>,
): Promise<T> {
  const place = `${post.person.id}:${post.placeId}`;
  let spent: Spent;
  try {
    spent = await spendAll([["messages", place], ["messagesBurst", place], repeat(post)]);
  } catch (error) {
    if (await isThere(post)) return write();
    throw error;
  }
  const written = await counted(spent, write);
  if (!written.created) await spent.giveBack();
  return written;
}

/** The same for an edit: it has a limit of its own, and the new text counts with what was posted. */
export async function editAtPace<T extends { changed: boolean }>(
  edit: Content,
  write: () => Promise<T>,
): Promise<T> {
  const spent = await spendAll([["edits", edit.person.id], repeat(edit)]);
  const written = await counted(spent, write);
  if (!written.changed) await spent.giveBack();
  return written;
}

function repeat({ person, placeId, text, trackRef, original, imageIds = [] }: Content): Act {
  const said = `${sameText(text ?? "")}\n${trackRef ? trackKey(trackRef) : ""}${original ? `\n${original.id}` : ""}`;
  // Pictures alone repeat nothing; under the same words they do not make it another post.
  const content = said === "\n" ? imageIds.join(" ") : said;
  const why = "You have just said the same here.";
  return ["repeats", `${person.id}:${placeId}:${tokenHash(content)}`, { why, field: "text" }];
}

/** At a closed door every attempt counts; what can be sent again, better or later, does not. */
async function counted<T>(spent: Spent, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const closed = error instanceof Refusal && ["forbidden", "not_found"].includes(error.code);
    if (!closed) await spent.giveBack();
    throw error;
  }
}

async function isThere({ person, clientId }: { person: Person; clientId: string }): Promise<boolean> {
  const key = { userId_clientId: { userId: person.id, clientId } };
  return (await reader().message.findUnique({ where: key, select: { id: true } })) !== null;
}
