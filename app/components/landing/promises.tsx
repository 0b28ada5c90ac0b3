import { Icon, type IconName } from "../ui/icon";

type Promised = { icon: IconName; hue: string; title: string; text: string };

const PROMISES: Promised[] = [
  {
    icon: "door-open",
    hue: "bg-coral text-on-coral",
    title: "A room for every taste",
    text: "Public ones to wander into, rooms for one genre, artists' own rooms, and private ones that only your friends know of.",
  },
  {
    icon: "disc-3",
    hue: "bg-mint text-on-accent",
    title: "Paste a link, get a sleeve",
    text: "Spotify, YouTube, SoundCloud, Apple Music, Bandcamp or Beatport: a link becomes a card that shows what it is.",
  },
  {
    icon: "messages-square",
    hue: "bg-yellow text-on-accent",
    title: "Talk that keeps its place",
    text: "Threads, reactions, and a line that shows what was said since you were last here. It all appears as it happens.",
  },
];

/** What one gets for coming in. */
export function Promises() {
  return (
    <section aria-label="What you find here" className="border-t border-line bg-rail">
      <ul className="mx-auto grid max-w-6xl gap-10 px-5 py-16 sm:px-8 md:grid-cols-3 lg:py-20">
        {PROMISES.map(({ icon, hue, title, text }) => (
          <li key={title}>
            <span className={`inline-flex size-12 items-center justify-center rounded-full ${hue}`}>
              <Icon name={icon} size={24} />
            </span>
            <h2 className="mt-5 text-2xl">{title}</h2>
            <p className="mt-2 text-text-soft">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
