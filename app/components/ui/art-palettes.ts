/** Four inks of a drawing: the paper, two that carry it and one that sparks. */
export type Inks = readonly [paper: string, lead: string, second: string, spark: string];

/** Combinations that look printed rather than mixed; the brand's coral, mint and yellow run through them. */
export const PALETTES: readonly [Inks, ...Inks[]] = [
  ["#1d0b22", "#ff6b6b", "#7a2a5c", "#f9ca24"],
  ["#06232e", "#95e1d3", "#14706f", "#f9ca24"],
  ["#22103f", "#b98bff", "#5a34a8", "#ff6b6b"],
  ["#3a1404", "#f9ca24", "#d9551e", "#ffe9c7"],
  ["#0b1145", "#6f8bff", "#2a3bb0", "#95e1d3"],
  ["#0d2118", "#7fcf8f", "#23623f", "#f4e285"],
  ["#35101f", "#ff8fa3", "#932f52", "#f9ca24"],
  ["#15151b", "#efe9dd", "#4b4955", "#ff6b6b"],
  ["#081a33", "#ff7a45", "#1f4fa8", "#ffe0b5"],
  ["#95e1d3", "#0d3b36", "#4fb3a3", "#ff6b6b"],
  ["#f9ca24", "#231a2b", "#e08a12", "#ff5c5c"],
  ["#ff6b6b", "#2a0a14", "#d23f57", "#ffe3c9"],
  ["#efe3cf", "#2b2430", "#ff6b6b", "#1f7a72"],
];
