import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useCurrentInSight } from "~/hooks/use-current-in-sight";
import { cx } from "../cx";

export type SettingsSection = { to: string; label: string; current: boolean };

type SettingsLayoutProps = { title: string; sections: SettingsSection[]; children: ReactNode };

/** Settings of a person or a room: sections at the side, or in a row above on phones. */
export function SettingsLayout({ title, sections, children }: SettingsLayoutProps) {
  const ref = useCurrentInSight(sections.find((section) => section.current)?.to);
  return (
    <div className="mx-auto max-w-5xl px-4 py-6 sm:px-8 lg:py-10">
      <h1 className="text-3xl font-extrabold">{title}</h1>
      <div className="mt-6 gap-12 lg:grid lg:grid-cols-[12rem_minmax(0,1fr)]">
        <nav ref={ref} aria-label={title} className="scroll-quiet -mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
          <ul className="flex gap-1 lg:flex-col">
            {sections.map((section) => (
              <li key={section.to}>
                <Link
                  to={section.to}
                  aria-current={section.current ? "page" : undefined}
                  className={cx(
                    "flex min-h-11 items-center whitespace-nowrap rounded-full px-4 font-semibold transition lg:rounded-md",
                    section.current
                      ? "bg-raised text-text"
                      : "text-text-faint hover:bg-raised/60 hover:text-text",
                  )}
                >
                  {section.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-6 min-w-0 space-y-10 lg:mt-0">{children}</div>
      </div>
    </div>
  );
}

type SettingsBlockProps = { title: string; lead?: ReactNode; children: ReactNode };

/** One matter within a section of the settings. */
export function SettingsBlock({ title, lead, children }: SettingsBlockProps) {
  return (
    <section className="max-w-xl">
      <h2 className="text-xl">{title}</h2>
      {lead ? <div className="mt-1 text-text-soft">{lead}</div> : null}
      <div className="mt-5 space-y-5">{children}</div>
    </section>
  );
}
