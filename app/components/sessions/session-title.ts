import type { SessionDto } from "~/domain/sessions/schema";

// Apart from the other words: every room shows these, and none of the rest.

/** What a session is called: its own name, or whose it is. */
export const titleOf = (name: string | null, host: string) => name ?? `${host}’s session`;
export const sessionTitle = ({ name, host }: Pick<SessionDto, "name" | "host">) =>
  titleOf(name, host.displayName);

/** "12 listening". Nobody is said in words: a bare nought looks like a fault. */
export function listeningWords(count: number): string {
  return count === 0 ? "Nobody listening yet" : `${count.toLocaleString("en")} listening`;
}
