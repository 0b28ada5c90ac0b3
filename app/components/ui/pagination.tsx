import { Link } from "@remix-run/react";
import type { MouseEventHandler, ReactNode } from "react";

type OlderLinkProps = { to: string; onClick?: MouseEventHandler<HTMLAnchorElement>; children?: ReactNode };

/** The way to the next keyset page: a real link, which scrolling may follow by itself. */
export function OlderLink({ to, onClick, children = "Older" }: OlderLinkProps) {
  return (
    <nav aria-label="More" className="flex justify-center py-6">
      <Link
        to={to}
        rel="next"
        onClick={onClick}
        className="inline-flex min-h-11 items-center rounded-full border border-line-strong px-6 font-semibold text-text-soft transition hover:border-text-faint hover:text-text"
      >
        {children}
      </Link>
    </nav>
  );
}
