import type { ErrorBody } from "~/domain/errors";
import type { PlaceRequest } from "~/live/protocol";
import { clientNow } from "../clock";
import { ask, isConnected, refusalFrom } from "./connection";
import { Outbox, type OutgoingPost } from "./outbox";

const outboxes = new Map<string, Outbox>();

/** The outbox of a person in this browser. Kept apart by person: nobody sends what another wrote. */
export function outboxOf(personId: string): Outbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const key = `seda:outbox:${personId}`;
  const made = new Outbox({
    send,
    load: () => read(key),
    save: (posts) => localStorage.setItem(key, JSON.stringify(posts)),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    now: clientNow,
  });
  outboxes.set(personId, made);
  addEventListener("online", () => void made.sendAll());
  void made.sendAll();
  return made;
}

function read(key: string): OutgoingPost[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as OutgoingPost[];
  } catch {
    return [];
  }
}

/** A room or a session, as the protocol names it. */
export const placeOf = (id: string, kind: OutgoingPost["kind"]): PlaceRequest =>
  kind === "session" ? { sessionId: id } : { roomId: id };

/** Over the socket when there is one, else by the API. */
async function send({ roomId, kind, text, images, parentId, clientId }: OutgoingPost): Promise<void> {
  const imageIds = images?.map(({ id }) => id);
  const post = { text, clientId, ...(imageIds ? { imageIds } : {}), ...(parentId ? { parentId } : {}) };
  if (isConnected()) {
    await ask("message", { ...placeOf(roomId, kind), ...post });
    return;
  }
  const response = await fetch(`/api/v1/${kind === "session" ? "sessions" : "rooms"}/${roomId}/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(post),
  });
  if (response.ok) return;
  const { error } = (await response.json()) as { error: ErrorBody };
  throw refusalFrom(error);
}
