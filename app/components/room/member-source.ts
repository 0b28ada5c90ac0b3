import type { MembershipDto } from "~/domain/rooms/schema";
import { OPTIONS_MAX, type Option, type Source } from "./use-completion";

const BEGUN = /(?:^|[^\p{L}\p{N}_@/.:-])(@[a-z0-9_]{1,30})$/iu;

/**
 * Completes the names of a room's members behind an @.
 * @param canNameAll whether everybody may be named at once
 */
export const memberSource = (roomId: string, canNameAll: boolean): Source => ({
  label: "People to mention",
  begun: (before) => BEGUN.exec(before)?.[1] ?? null,
  find: async (begun) => {
    const beginning = begun.slice(1);
    const found = await membersCalled(roomId, beginning);
    const everyone = canNameAll && "room".startsWith(beginning.toLowerCase()) ? [EVERYONE] : [];
    return [...everyone, ...found].slice(0, OPTIONS_MAX);
  },
});

const EVERYONE: Option = { text: "@room", label: "Everybody in the room", detail: "@room" };

async function membersCalled(roomId: string, beginning: string): Promise<Option[]> {
  const query = new URLSearchParams({ q: beginning, limit: String(OPTIONS_MAX) });
  const response = await fetch(`/api/v1/rooms/${roomId}/members?${query}`);
  if (!response.ok) return [];
  const { data } = (await response.json()) as { data: MembershipDto[] };
  return data.map(({ user }) => {
    const name = `@${user.username}`;
    return { text: name, label: user.displayName, detail: name, user };
  });
}
