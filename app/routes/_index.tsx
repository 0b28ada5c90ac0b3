import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { Hero } from "~/components/landing/hero";
import { LandingFooter, LandingHeader } from "~/components/landing/landing-frame";
import { Promises } from "~/components/landing/promises";
import { DiscoverButton } from "~/components/rooms/discover-button";
import { RoomGrid } from "~/components/rooms/room-card";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { filterFromAddress } from "~/domain/rooms/schema";
import type { Handle } from "~/hooks/handle";
import { homeOf } from "~/http/parts.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { bare: true };
export const meta: MetaFunction = () => [
  { title: "Sedā.fm Rooms: where music is company" },
  {
    name: "description",
    content:
      "Rooms for people who cannot keep a good track to themselves. Read along, come in, post what you are playing.",
  },
];

/** As many as fill whole rows on most screens. */
const SHOWN = 4;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  if (viewer) throw redirect(homeOf(viewer));
  const lively = filterFromAddress(new URLSearchParams({ sort: "activity" }));
  const { rooms } = await discoverRooms(null, lively, { limit: SHOWN });
  return { rooms, now: nowMs() };
}

export default function LandingPage() {
  const { rooms, now } = useLoaderData<typeof loader>();
  return (
    <>
      <LandingHeader />
      <main id="main" tabIndex={-1} className="outline-none">
        <Hero />
        {rooms.length > 0 ? (
          <section className="mx-auto max-w-6xl px-5 pb-20 sm:px-8">
            <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
              <h2 className="text-3xl">Open right now</h2>
              <DiscoverButton variant="quiet" size="sm">
                All rooms
              </DiscoverButton>
            </div>
            <RoomGrid rooms={rooms} now={now} />
          </section>
        ) : null}
        <Promises />
      </main>
      <LandingFooter />
    </>
  );
}
