import { afterEach, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { DEMO_ROOMS } from "~/domain/demo/content";
import { seedDemo } from "~/domain/demo/seed.server";
import { startDemoSession } from "~/domain/demo/session.server";
import { DEMO_TRACKS } from "~/domain/demo/tracks";
import { roomFor } from "~/domain/rooms/access.server";
import { slugify } from "~/domain/rooms/slug";
import { sessionFor } from "~/domain/sessions/access.server";
import { advance } from "~/domain/sessions/advance.server";
import { endSession } from "~/domain/sessions/end.server";
import { activeSessions } from "~/domain/sessions/lists.server";
import { history, queueOf } from "~/domain/sessions/queries.server";
import { canHear } from "~/domain/uploads/hearing.server";
import { env } from "~/env.server";
import { temporaryFolder } from "../support/app";
import { later } from "../support/clock";
import { onEachEngine } from "../support/database";
import { signedUp } from "../support/people";

const folder = env().DATA_DIR;
afterEach(() => {
  env().DATA_DIR = folder;
});

onEachEngine("the demo's session", () => {
  it("plays the three pieces of the demo in a room of it, from the first boot on, and again and again", async () => {
    env().DATA_DIR = temporaryFolder();
    expect(await startDemoSession()).toBe(false);
    await seedDemo();
    const starts = await Promise.all([startDemoSession(), startDemoSession()]);
    expect(starts.filter(Boolean)).toHaveLength(1);
    expect(await startDemoSession()).toBe(false);
    const { sessions } = await activeSessions(null);
    expect(sessions).toHaveLength(1);
    const [session] = sessions;
    const { room } = await roomFor(null, slugify(DEMO_ROOMS[0]!.name));
    expect(session).toMatchObject({
      ...{ roomId: room.id, hostId: room.createdBy, isProgramme: true, status: "ACTIVE" },
      ...{ nowPlayingRef: { title: DEMO_TRACKS[0]!.title, provider: "upload" }, queueLength: 2 },
    });
    const queue = await queueOf(await sessionFor(null, session!.id));
    expect(queue.map(({ trackRef }) => trackRef.title)).toEqual(DEMO_TRACKS.map(({ title }) => title));
    expect(queue.map(({ user }) => user.username)).toEqual(DEMO_TRACKS.map(({ by }) => by));
    expect(await canHear(null, queue[2]!.trackRef.providerId)).toBe(true);
    expect(queue[2]!.startsAt).not.toBeNull();
    later(26);
    await advance(session!.id);
    const access = await sessionFor(null, session!.id);
    expect(access.session).toMatchObject({
      status: "ACTIVE",
      hostGone: false,
      nowPlayingRef: { provider: "upload" },
    });
    const { items } = await history(access);
    expect(items.length).toBeGreaterThanOrEqual(2);
  });

  it("is not started again where it was ended, or where the demo is not", async () => {
    const admin = (await signedUp()).person;
    const { id } = await reader().dJSession.findFirstOrThrow({ where: { isProgramme: true } });
    await endSession(admin, id);
    expect(await startDemoSession()).toBe(false);
  });
});
