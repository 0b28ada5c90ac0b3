import type { ReactNode } from "react";
import { withParams } from "../paths";
import { statsPath } from "../room/room-paths";

type StatsCardProps = {
  slug: string;
  days: number;
  /** As the file is called. */
  chart: string;
  title: string;
  /** What is counted, and how. */
  about: string;
  table: { head: string[]; rows: (string | number)[][] };
  children: ReactNode;
};

/** A chart with the numbers behind it, to read and to take away. */
export function StatsCard({ slug, days, chart, title, about, table, children }: StatsCardProps) {
  const id = `stats-${chart}`;
  const columns = chart === "tracks" ? table.head.slice(0, -1) : table.head;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      <p className="mb-4 mt-0.5 text-sm text-text-soft">{about}</p>
      {children}
      <details className="mt-3">
        <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-sm px-1 text-sm font-semibold text-text-soft hover:text-text">
          The numbers
        </summary>
        <div
          tabIndex={0}
          role="group"
          aria-labelledby={id}
          className="mt-1 max-h-80 overflow-auto rounded-md border border-line"
        >
          <table className="numerals w-full text-sm">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr className="border-b border-line text-left text-text-soft">
                {columns.map((name) => (
                  <th key={name} scope="col" className="px-3 py-2 font-semibold">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, at) => (
                <tr key={at} className="border-b border-line last:border-0">
                  {row.slice(0, columns.length).map((value, i) =>
                    i === 0 ? (
                      <th key={i} scope="row" className="px-3 py-1.5 text-left font-normal wrap-anywhere">
                        {value}
                      </th>
                    ) : (
                      <td key={i} className="px-3 py-1.5 wrap-anywhere">
                        {value}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <a
          href={withParams(`${statsPath(slug)}.csv`, { chart, days: String(days) })}
          download
          className="mt-1 inline-flex min-h-11 items-center rounded-sm px-1 text-sm font-semibold text-link"
        >
          Download as CSV
        </a>
      </details>
    </section>
  );
}
