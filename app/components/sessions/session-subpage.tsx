import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { sessionPath } from "./session-paths";
import type { SessionStub } from "./session-words";

type SessionSubpageProps = { session: SessionStub; title: string; lead?: ReactNode; children: ReactNode };

/** A page about a session beside the session itself: its people, its settings. */
export function SessionSubpage({ session, title, lead, children }: SessionSubpageProps) {
  return (
    <div className="mx-auto max-w-3xl px-4 py-5 sm:px-8 lg:py-10">
      <Link
        to={sessionPath(session.id)}
        className="inline-flex min-h-11 max-w-full items-center gap-2.5 rounded-sm font-semibold text-text-soft transition hover:text-text"
      >
        <Icon name="arrow-left" size={18} className="shrink-0 max-lg:hidden" />
        <Cover
          id={session.artId}
          src={session.artwork}
          genre={session.genre}
          className="size-7 shrink-0 rounded-[0.4rem]"
        />
        <span className="truncate">{session.title}</span>
      </Link>
      <h1 className="mt-1 text-3xl font-extrabold sm:text-4xl">{title}</h1>
      {lead ? <div className="mt-2 text-lg text-text-soft">{lead}</div> : null}
      <div className="mt-8 space-y-12">{children}</div>
    </div>
  );
}
