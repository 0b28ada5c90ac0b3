import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { PATHS } from "../paths";
import { Cover } from "../ui/cover";
import { Wordmark } from "./logo";

type AuthCardProps = {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** The other way: "New here? Sign up". */
  footer?: ReactNode;
};

// Seeds chosen for how their sleeves look beside each other.
const SLEEVES = ["late", "house", "sun-up", "tape", "echo", "north", "velvet", "chrome", "delta"];

/** The page of signing in, signing up and the like: the form, and on wide screens a wall of sleeves. */
export function AuthCard({ title, lead, children, footer }: AuthCardProps) {
  return (
    <main id="main" className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <div className="flex flex-col px-5 py-6 sm:px-10">
        <Link to={PATHS.home} className="self-start rounded-sm">
          <Wordmark />
        </Link>
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <h1 className="text-4xl font-extrabold">{title}</h1>
          {lead ? <div className="mt-3 text-lg text-text-soft">{lead}</div> : null}
          <div className="mt-8">{children}</div>
          {footer ? <div className="mt-8 border-t border-line pt-5 text-text-soft">{footer}</div> : null}
        </div>
      </div>
      <div aria-hidden="true" className="relative hidden overflow-hidden bg-rail lg:block">
        <div className="absolute left-1/2 top-1/2 grid w-[120%] -translate-x-1/2 -translate-y-1/2 -rotate-6 grid-cols-3 gap-5">
          {SLEEVES.map((seed) => (
            <Cover key={seed} id={seed} className="w-full rounded-sleeve shadow-lift" />
          ))}
        </div>
      </div>
    </main>
  );
}
