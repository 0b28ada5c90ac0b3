import { Disc3, DoorOpen, MessagesSquare, type LucideIcon } from "lucide-react";

type Promised = { Icon: LucideIcon; hue: string; title: string; text: string };

const PROMISES: Promised[] = [
  {
    Icon: DoorOpen,
    hue: "bg-coral text-on-coral",
    title: "A room for every taste",
    text: "Public ones to wander into, rooms for one genre, artists' own rooms, and private ones that only your friends know of.",
  },
  {
    Icon: Disc3,
    hue: "bg-mint text-on-accent",
    title: "Paste a link, get a sleeve",
    text: "Spotify, YouTube, SoundCloud, Apple Music, Bandcamp or Beatport: a link becomes a card that shows what it is.",
  },
  {
    Icon: MessagesSquare,
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
        {PROMISES.map(({ Icon, hue, title, text }) => (
          <li key={title}>
            <span className={`inline-flex size-12 items-center justify-center rounded-full ${hue}`}>
              <Icon size={24} aria-hidden="true" />
            </span>
            <h2 className="mt-5 text-2xl">{title}</h2>
            <p className="mt-2 text-text-soft">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
