import { Link } from "@remix-run/react";
import { useParts } from "~/hooks/use-parts";
import { PATHS } from "../paths";
import { Wordmark } from "../shell/logo";
import { ButtonLink } from "../ui/button";
import { SkipLink } from "../ui/visually-hidden";

/** The head of the page for visitors: the name and the two doors. */
export function LandingHeader() {
  return (
    <>
      <SkipLink />
      <header className="mx-auto flex max-w-6xl items-center justify-between gap-4 px-5 py-4 sm:px-8 sm:py-6">
        <Link to={PATHS.home} className="rounded-sm">
          <Wordmark />
        </Link>
        <nav aria-label="Account" className="flex items-center gap-2">
          <ButtonLink to={PATHS.signIn} variant="ghost" size="sm">
            Sign in
          </ButtonLink>
          <ButtonLink to={PATHS.signUp} size="sm" className="max-sm:hidden">
            Sign up
          </ButtonLink>
        </nav>
      </header>
    </>
  );
}

export function LandingFooter() {
  const { rooms } = useParts();
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-5 py-8 text-sm text-text-faint sm:px-8">
        <p>Sedā means sound, in Persian.</p>
        <nav aria-label="More">
          <ul className="flex gap-6">
            {rooms ? (
              <li>
                <Link to={PATHS.discover} className="hover:text-text hover:underline">
                  Rooms
                </Link>
              </li>
            ) : null}
            <li>
              <a href={PATHS.apiDocs} className="hover:text-text hover:underline">
                API
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
