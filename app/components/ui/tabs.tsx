import { Link } from "@remix-run/react";
import { useCurrentInSight } from "~/hooks/use-current-in-sight";
import { cx } from "../cx";
import { UnreadBadge } from "./badge";

export type Tab = { to: string; label: string; current: boolean; count?: number; countOf?: string };

/** Views of one thing as links, so that each has an address and works without JavaScript. */
export function Tabs({ label, tabs, className }: { label: string; tabs: Tab[]; className?: string }) {
  const ref = useCurrentInSight(tabs.find((tab) => tab.current)?.to);
  return (
    <nav
      ref={ref}
      aria-label={label}
      className={cx("scroll-quiet overflow-x-auto border-b border-line", className)}
    >
      <ul className="flex gap-6">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              prefetch="intent"
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "relative flex min-h-11 items-center gap-2 whitespace-nowrap font-semibold transition",
                "after:absolute after:inset-x-0 after:-bottom-px after:h-[3px] after:rounded-full after:transition focus-visible:outline-offset-[-2px]",
                tab.current ? "text-text after:bg-coral" : "text-text-faint hover:text-text",
              )}
            >
              {tab.label}
              {tab.count ? <UnreadBadge count={tab.count} of={tab.countOf} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
