import { setImmediate as breathe } from "node:timers/promises";
import { Readable } from "node:stream";
import { reader } from "~/db/client.server";
import { Refusal } from "../errors";
import { removeFile } from "../files/remove.server";
import type { TrackRef } from "../tracks/schema";
import { storeAudio } from "../uploads/add.server";
import { receiveFile } from "../uploads/receive.server";
import { UPLOAD_MAX_BYTES } from "../uploads/schema";
import { uploadCard } from "../uploads/upload-dto";
import { SAMPLE_RATE, wavFile } from "./synth";
import { DEMO_TRACKS, type DemoTrack } from "./tracks";

/**
 * The demo's own pieces as tracks that play without a network: uploads of demo people, played by our synthesiser the
 * first time and found again afterwards. Takes a second at most, with a breath between the pieces.
 * @returns their cards, in the order of DEMO_TRACKS; without those whose person is not there
 */
export async function demoTracks(): Promise<TrackRef[]> {
  const cards: TrackRef[] = [];
  for (const track of DEMO_TRACKS) {
    const owner = await reader().user.findUnique({ where: { username: track.by }, select: { id: true } });
    if (!owner) continue;
    const there = await reader().trackFile.findFirst({ where: { ownerId: owner.id, title: track.title } });
    cards.push(there ? uploadCard(there) : await play(owner.id, track));
    await breathe();
  }
  return cards;
}

async function play(ownerId: string, { title, artist, render }: DemoTrack): Promise<TrackRef> {
  const samples = render();
  await breathe();
  const file = await receiveFile(Readable.from([wavFile(samples)]), title, UPLOAD_MAX_BYTES, () => {
    throw new Refusal("too_large", "This piece is too long.");
  });
  try {
    const duration = samples.length / SAMPLE_RATE;
    const facts = { mime: "audio/wav", title, artist, duration, cover: null };
    const {
      upload: { id: _id, bytes: _bytes, createdAt: _at, ...card },
    } = await storeAudio(ownerId, file, facts, { counts: false });
    return card;
  } finally {
    await removeFile(file.path);
  }
}
