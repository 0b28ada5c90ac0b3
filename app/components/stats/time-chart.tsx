import { shortDay } from "../ui/relative-time";

type TimeChartProps = {
  /** What it shows, for those who do not see it. */
  label: string;
  /** One bar each: the day on which it begins, and its values from the ground up. */
  bars: { from: string; values: number[] }[];
  /** What each of the values is called. */
  series: string[];
  /** Draws the first value as a line over a field instead: for what there is, not what happens. */
  isLevel?: boolean;
};

const [WIDTH, HEIGHT] = [600, 150];
// The colours of words: those of fields are too pale to be told from a light ground.
const FILLS = ["fill-mint-text", "fill-coral-text"];

/** Numbers through time as a drawing in the theme's colours. It stretches to its place; its words stand beside it. */
export function TimeChart({ label, bars, series, isLevel = false }: TimeChartProps) {
  const highest = Math.max(0, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  if (highest === 0) return <p className="text-text-faint">Nothing in this time.</p>;
  const top = niceTop(highest);
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const width = WIDTH / bars.length;
  return (
    <figure className="min-w-0">
      <div className="flex gap-2">
        <p
          aria-hidden="true"
          className="numerals flex w-9 shrink-0 flex-col justify-between text-right text-xs text-text-faint"
        >
          <span>{top.toLocaleString("en")}</span>
          <span>0</span>
        </p>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-40 min-w-0 flex-1 overflow-visible"
        >
          {[0, HEIGHT / 2, HEIGHT].map((at) => (
            <path
              key={at}
              d={`M0 ${at}H${WIDTH}`}
              className="stroke-line-strong"
              strokeWidth="1"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {isLevel ? (
            <Level heights={bars.map(({ values }) => y(values[0] ?? 0))} width={width} />
          ) : (
            bars.map(({ from, values }, at) => (
              <g key={from}>
                <title>{`${dayOf(from)}: ${values.map((value, i) => `${value} ${series[i]}`).join(", ")}`}</title>
                {values.map((value, i) => {
                  const below = values.slice(0, i).reduce((sum, one) => sum + one, 0);
                  return value > 0 ? (
                    <rect
                      key={series[i]}
                      x={at * width + width * 0.12}
                      width={width * 0.76}
                      y={y(below + value)}
                      height={y(below) - y(below + value)}
                      className={FILLS[i]}
                    />
                  ) : null;
                })}
              </g>
            ))
          )}
        </svg>
      </div>
      <figcaption className="mt-1.5 flex flex-wrap justify-between gap-x-4 pl-11 text-xs text-text-faint">
        <span className="numerals">{dayOf(bars[0]!.from)}</span>
        {series.length > 1 ? (
          <span className="flex gap-4 text-text-soft">
            {series.map((name, i) => (
              <span key={name} className="inline-flex items-center gap-1.5">
                <svg width="10" height="10" aria-hidden="true">
                  <rect width="10" height="10" rx="2" className={FILLS[i]} />
                </svg>
                {name}
              </span>
            ))}
          </span>
        ) : null}
        <span className="numerals">{dayOf(bars.at(-1)!.from)}</span>
      </figcaption>
    </figure>
  );
}

/** "3 Mar 2026". */
const dayOf = (iso: string) => shortDay(Date.parse(iso), "UTC", true);

function Level({ heights, width }: { heights: number[]; width: number }) {
  const line = heights.map((at, i) => `${i === 0 ? "M" : "L"}${(i + 0.5) * width} ${at}`).join("");
  const [from, to] = [width / 2, (heights.length - 0.5) * width];
  return (
    <>
      <path d={`${line}L${to} ${HEIGHT}L${from} ${HEIGHT}Z`} className="fill-mint-text/25" />
      <path
        d={line}
        fill="none"
        className="stroke-mint-text"
        strokeWidth="2.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}

/** A round number at or above a value: 1, 2 or 5 of some power of ten; even, so that its half is whole. */
function niceTop(value: number): number {
  for (let power = 1; ; power *= 10)
    for (const step of [2, 4, 6, 10]) if (step * power >= value) return step * power;
}
