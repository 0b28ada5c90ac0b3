import { inTransaction } from "~/db/transaction.server";
import { setAvatar } from "~/domain/accounts/profile.server";
import { setBookmark } from "~/domain/bookmarks/bookmark.server";
import { setFlag } from "~/domain/flags/set.server";
import { follow } from "~/domain/follows/follow.server";
import { setReaction } from "~/domain/messages/react.server";
import { reportInRoom } from "~/domain/reports/report.server";
import { joinSession } from "~/domain/sessions/join.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { vote } from "~/domain/sessions/vote.server";
import { newId, now } from "~/world.server";
import { wav } from "./audio";
import { member, order, person, post, room, unique } from "./people";
import { uploadPicture } from "./pictures";
import { picture } from "./pictures-made";
import { someTrack } from "./session-clients";
import { started } from "./started-sessions";
import { upload } from "./uploads";

/** Texts that are hard to carry. */
const TEXTS = [
  "naïve 🔥👩🏽‍🚀 Zürich",
  'a "quoted"\\ line\nand another',
  "тест ψ 日本語",
  "{} [] null 'x' %s $1 \t.",
];

/** Puts something into every table of this process's database, by the commands where there are some. */
export async function fillRichly(): Promise<void> {
  const owner = await person({ role: "SUPER_ADMIN" });
  const open = await room(owner, {
    name: `Räume & Töne ${unique()}`,
    description: TEXTS[1],
    tags: ["dub", "ambient"],
  });
  const hidden = await room(owner, { type: "PRIVATE" });
  const guests = [
    await member(owner, open.id),
    await member(owner, open.id, "MODERATOR"),
    await member(owner, open.id),
  ];
  const [guest, , loud] = guests as [typeof owner, typeof owner, typeof owner];
  for (let n = 0; n < 60; n += 1) {
    const who = guests[n % 3]!;
    const message = await post(who, open.id, `${TEXTS[n % 4]} ${n} @${owner.username}`);
    if (n % 3 === 0) await setReaction(guest, open.id, message.id, "🔥", true);
    if (n % 5 === 0) await post(owner, open.id, `reply ${n}`, { parentId: message.id });
    if (n % 7 === 0) await setBookmark(guest, open.id, message.id, { note: TEXTS[2] });
    if (n % 20 === 0)
      await reportInRoom(guest, open.id, { messageId: message.id, reason: "Hm" }).catch(() => undefined);
  }
  const shown = await uploadPicture(guest, open.id, await picture({ width: 900 }));
  await post(guest, open.id, "with a picture", { imageIds: [shown.id] });
  await setAvatar(guest, await picture());
  await upload(guest, wav(2));
  await order(owner, open.id, "BAN_USER", loud.id, { reason: "Loud" });
  await follow(guest, owner.id);
  const session = await started(owner, { roomId: open.id });
  await joinSession(guest, session.id);
  await addTrack(owner, session.id, { trackRef: someTrack(600) });
  const waiting = await addTrack(owner, session.id, { trackRef: someTrack(500) });
  await vote(guest, session.id, waiting.id, { voteType: "UPVOTE" });
  await setFlag(owner, "ROOMS_BETA", {
    ...{ state: "SOME", percent: 100, roles: ["ADMIN"], people: [guest.username] },
    reason: "A few first",
  });
  await rowsNobodyCommands(owner.id, guest.id, open.id, hidden.id, session.id);
}

/** What comes about by time, or by a chance that a test would have to wait for. */
async function rowsNobodyCommands(
  ownerId: string,
  guestId: string,
  openId: string,
  hiddenId: string,
  sessionId: string,
): Promise<void> {
  const at = now();
  await inTransaction(async ({ db }) => {
    const invite = await db.roomInvite.create({
      data: { id: newId(), roomId: hiddenId, createdBy: ownerId, token: unique(), createdAt: at },
    });
    await db.joinRequest.create({
      data: { id: newId(), roomId: hiddenId, userId: guestId, inviteId: invite.id, createdAt: at },
    });
    await db.job.create({
      data: { name: "rich", createdAt: at, dueAt: at, finishedAt: at, outcome: "DONE", handled: 3 },
    });
    await db.listeningPeak.create({ data: { sessionId, roomId: openId, day: "2026-11-29", peak: 7 } });
    await db.trackLookup.create({
      data: {
        key: `youtube:${unique()}`,
        url: "https://example.org",
        found: { b: [1.5, { z: 1, a: null }], a: "é" },
        createdAt: at,
      },
    });
    await db.idempotencyKey.create({
      data: {
        id: newId(),
        requestHash: "x",
        status: 201,
        body: { data: { list: [], text: TEXTS[0] } },
        createdAt: at,
      },
    });
  });
}
