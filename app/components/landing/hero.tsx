import { cx } from "../cx";
import { PATHS } from "../paths";
import { DiscoverButton } from "../rooms/discover-button";
import { ButtonLink } from "../ui/button";
import { Cover } from "../ui/cover";
import { Equalizer } from "../ui/live-marks";

// Seeds chosen for how their sleeves look beside each other.
const SLEEVES = ["late", "house", "sun-up", "velvet", "echo", "north"];

/** What this is, in a breath, and the way in. */
export function Hero() {
  return (
    <div className="overflow-hidden">
      <div className="mx-auto grid max-w-6xl items-center gap-12 px-5 pb-16 pt-8 sm:px-8 sm:pt-14 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:pb-24">
        <div>
          <h1 className="text-[clamp(2.75rem,7.5vw,4.75rem)] font-extrabold leading-[0.98] tracking-[-0.045em]">
            Nobody should dance alone<span className="text-coral-text">.</span>
          </h1>
          <p className="mt-6 max-w-lg text-xl text-text-soft">
            Rooms for people who cannot keep a good track to themselves. Post what you are playing, hear what
            the others found, and talk about it until it is light outside.
          </p>
          <div className="mt-9 flex flex-wrap gap-3">
            <ButtonLink to={PATHS.signUp} size="lg">
              <Equalizer className="text-on-coral" /> Come in
            </ButtonLink>
            <DiscoverButton size="lg" variant="quiet">
              Look around first
            </DiscoverButton>
          </div>
        </div>
        <div aria-hidden="true" className="relative max-lg:hidden">
          <div className="grid w-[118%] rotate-6 grid-cols-3 gap-4">
            {SLEEVES.map((seed, i) => (
              <Cover
                key={seed}
                id={seed}
                eager
                className={cx("w-full rounded-sleeve shadow-lift", i % 3 === 1 && "translate-y-8")}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
