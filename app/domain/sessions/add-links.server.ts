import { inTransaction } from "~/db/transaction.server";
import { newId } from "~/world.server";
import type { Actor } from "../actor";
import { invalid, Refusal } from "../errors";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { findTitleLater } from "../tracks/cards.server";
import { linksIn } from "../tracks/find-link";
import { allowInSession, sessionFor } from "./access.server";
import { changeSession, itemIn } from "./change.server";
import { addLinksSchema } from "./inputs";
import { settled } from "./machine/play";
import type { QueueItemDto } from "./schema";
import { addition, chosenTrack, type TrackChoice } from "./track-choice.server";

/** What became of several links at once. */
export type AddedLinks = { added: QueueItemDto[]; refused: RefusedLink[] };
type RefusedLink = { link: string; message: string };

/** So many are looked at; the queue takes no more either. */
const MOST = 100;

/**
 * Puts all tracks of a text into the queue, in their order. Each link that cannot be added is named with the reason.
 * @throws Refusal `invalid` where there is no link, `unauthenticated`, `forbidden`, `not_found`, `conflict` (the
 *   session has ended)
 */
export async function addLinks(actor: Actor, sessionId: string, input: unknown): Promise<AddedLinks> {
  const person = signedIn(actor);
  const links = linksIn(parse(addLinksSchema, input).links);
  if (links.length === 0) throw invalid("links", "There is no link in this.");
  if (links.length > MOST)
    throw invalid("links", `These are ${links.length} links: at most ${MOST} at once.`);
  const chosen: (TrackChoice & { link: string; id: string })[] = [];
  const noTracks: RefusedLink[] = [];
  for (const link of links)
    await orRefusal(
      async () => {
        const choice = await chosenTrack(person, { trackUrl: link });
        chosen.push({ ...choice!, field: "links", link, id: newId() });
      },
      (message) => noTracks.push({ link, message }),
    );
  const added = await inTransaction(async (tx): Promise<AddedLinks> => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "add");
    const why = new Map<string, string>();
    const changed = await changeSession(
      access,
      tx,
      (before, world) => {
        let state = before;
        for (const { id, link, ...choice } of chosen)
          try {
            state = settled(addition(access, person, choice, id)(state, world), world);
          } catch (error) {
            why.set(link, messageOf(error));
          }
        return state;
      },
      { also: [person.id] },
    );
    return {
      added: chosen.flatMap(({ id, link }) => (why.has(link) ? [] : itemIn(changed, id))),
      refused: [...why].map(([link, message]) => ({ link, message })),
    };
  });
  for (const { trackRef } of chosen) findTitleLater(trackRef);
  return { ...added, refused: [...noTracks, ...added.refused] };
}

async function orRefusal(work: () => Promise<void>, refused: (message: string) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    refused(messageOf(error));
  }
}

/** What a refusal says. Anything else is thrown on. */
function messageOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}
