import type { Chart, RoomOverTime } from "./schema";

type Cell = string | number;

/** What a chart shows, as a table: its head and its rows. */
export function tableOf(
  chart: Chart,
  { spans, tracks, step }: RoomOverTime,
): { head: string[]; rows: Cell[][] } {
  const time = step === 1 ? "Day" : "Week from";
  switch (chart) {
    case "members":
      return { head: [time, "Members"], rows: spans.map(({ from, members }) => [from, members]) };
    case "posts":
      return {
        head: [time, "Posts", "Replies"],
        rows: spans.map(({ from, posts, replies }) => [from, posts, replies]),
      };
    case "reactions":
      return { head: [time, "Reactions"], rows: spans.map(({ from, reactions }) => [from, reactions]) };
    case "listeners":
      return { head: [time, "Listeners"], rows: spans.map(({ from, listeners }) => [from, listeners]) };
    case "tracks":
      return {
        head: ["Track", "Artist", "Plays", "Posts", "Address"],
        rows: tracks.map(({ title, artist, plays, posts, url }) => [title, artist, plays, posts, url]),
      };
  }
}

/** A table as a file for spreadsheets (RFC 4180), with the mark by which they know its letters. */
export function csvOf({ head, rows }: { head: string[]; rows: Cell[][] }): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  // A spreadsheet would take such a text for a formula and run it.
  const text = /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
