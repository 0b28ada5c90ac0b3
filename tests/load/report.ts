/** One line of the table. */
export type Row = {
  measure: string;
  ours: string;
  baseline: string;
  ratio: string;
  target: string;
  verdict: "met" | "MISSED" | "";
};

type Target = { atLeast: number } | { atMost: number };

const said = (target: Target, unit: string) =>
  "atLeast" in target ? `>= ${number(target.atLeast)}${unit}` : `<= ${number(target.atMost)}${unit}`;
const verdict = (value: number, target: Target) =>
  ("atLeast" in target ? value >= target.atLeast : value <= target.atMost) ? "met" : "MISSED";

/** Measured against a baseline of the same run: the target is about the ratio ours / baseline. */
export function compared(
  measure: string,
  unit: string,
  ours: number,
  baseline: number,
  target?: Target,
): Row {
  const ratio = ours / baseline;
  return {
    measure,
    ours: number(ours) + unit,
    baseline: number(baseline) + unit,
    ratio: number(ratio),
    target: target ? said(target, "x") : "",
    verdict: target ? verdict(ratio, target) : "",
  };
}

/** Measured for itself. */
export function absolute(measure: string, unit: string, value: number, target?: Target): Row {
  return {
    measure,
    ours: number(value) + unit,
    baseline: "",
    ratio: "",
    target: target ? said(target, unit) : "",
    verdict: target ? verdict(value, target) : "",
  };
}

/** How long something took, for most, for nearly all, and for all but one in a hundred. */
export function latencies(measure: string, times: number[]): Row {
  const ours = [0.5, 0.95, 0.99].map((share) => number(quantile(times, share))).join(" / ");
  return { measure, ours: `${ours} ms`, baseline: "", ratio: "", target: "", verdict: "" };
}

/** Three digits that say something. */
function number(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

const COLUMNS = ["measure", "ours", "baseline", "ratio", "target", "verdict"] as const;

/** The rows as a table of text, columns aligned. */
export function table(rows: Row[]): string {
  const lines = [Object.fromEntries(COLUMNS.map((name) => [name, name])) as Record<string, string>, ...rows];
  const widths = COLUMNS.map((name) => Math.max(...lines.map((line) => line[name]!.length)));
  return lines
    .map((line) =>
      COLUMNS.map((name, at) => line[name]!.padEnd(widths[at]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The value below which the given share (0–1) of the values lie. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
