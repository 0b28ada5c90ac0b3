-- CreateEnum
CREATE TYPE "QueueState" AS ENUM ('SUGGESTED', 'WAITING', 'PLAYING', 'PLAYED', 'SKIPPED', 'DROPPED', 'REMOVED', 'DECLINED');

-- CreateEnum
CREATE TYPE "SessionStanding" AS ENUM ('GUEST', 'ASKED', 'INVITED', 'CO_DJ');

-- AlterTable
ALTER TABLE "dj_sessions" ADD COLUMN     "dueAt" TIMESTAMP(3),
ADD COLUMN     "hostAwaySince" TIMESTAMP(3),
ADD COLUMN     "hostGone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "idleSince" TIMESTAMP(3),
ADD COLUMN     "inviteToken" TEXT,
ADD COLUMN     "isProgramme" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pausedAt" TIMESTAMP(3),
ADD COLUMN     "perPerson" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "playingItemId" TEXT,
ADD COLUMN     "skipShare" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "trackMax" INTEGER NOT NULL DEFAULT 900,
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "votesPending" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "votesToldAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "queue_items" ADD COLUMN     "duration" DOUBLE PRECISION,
ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "endedAt" TIMESTAMP(3),
ADD COLUMN     "state" "QueueState" NOT NULL DEFAULT 'WAITING',
ADD COLUMN     "trackKey" TEXT;
UPDATE "queue_items" SET "trackKey" = ("trackRef" ->> 'provider') || ':' || ("trackRef" ->> 'providerId');
ALTER TABLE "queue_items" ALTER COLUMN "trackKey" SET NOT NULL;

ALTER TABLE "dj_sessions"
    ADD CONSTRAINT "dj_sessions_limits_check" CHECK ("skipShare" BETWEEN 1 AND 100 AND "perPerson" BETWEEN 1 AND 100 AND "trackMax" BETWEEN 30 AND 86400),
    ADD CONSTRAINT "dj_sessions_playing_check" CHECK (("playingItemId" IS NULL) = ("nowPlayingStart" IS NULL)),
    ADD CONSTRAINT "dj_sessions_paused_check" CHECK (("status" = 'PAUSED') = ("pausedAt" IS NOT NULL)),
    ADD CONSTRAINT "dj_sessions_ended_check" CHECK (("status" = 'ENDED') = ("endedAt" IS NOT NULL));

ALTER TABLE "queue_items"
    ADD CONSTRAINT "queue_items_ended_check" CHECK (("state" IN ('SUGGESTED', 'WAITING', 'PLAYING')) = ("endedAt" IS NULL)),
    ADD CONSTRAINT "queue_items_played_check" CHECK ("state" NOT IN ('PLAYING', 'PLAYED', 'SKIPPED') OR "playedAt" IS NOT NULL),
    ADD CONSTRAINT "queue_items_skipped_check" CHECK ("skipped" = ("state" = 'SKIPPED'));

-- CreateTable
CREATE TABLE "session_people" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "standing" "SessionStanding" NOT NULL DEFAULT 'GUEST',
    "boothSince" TIMESTAMP(3),
    "turns" INTEGER NOT NULL DEFAULT 0,
    "lastTurnAt" TIMESTAMP(3),
    "joinedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "session_people_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "session_people_turns_check" CHECK ("turns" >= 0)
);

-- CreateTable
CREATE TABLE "follows" (
    "followerId" TEXT NOT NULL,
    "followedId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("followerId","followedId"),
    CONSTRAINT "follows_self_check" CHECK ("followerId" <> "followedId")
);

-- CreateIndex
CREATE INDEX "session_people_sessionId_boothSince_idx" ON "session_people"("sessionId", "boothSince");

-- CreateIndex
CREATE INDEX "session_people_sessionId_standing_idx" ON "session_people"("sessionId", "standing");

-- CreateIndex
CREATE INDEX "session_people_userId_idx" ON "session_people"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "session_people_sessionId_userId_key" ON "session_people"("sessionId", "userId");

-- CreateIndex
CREATE INDEX "follows_followedId_idx" ON "follows"("followedId");

-- CreateIndex
CREATE UNIQUE INDEX "dj_sessions_inviteToken_key" ON "dj_sessions"("inviteToken");

-- CreateIndex
CREATE INDEX "dj_sessions_roomId_createdAt_id_idx" ON "dj_sessions"("roomId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "dj_sessions_isPrivate_status_createdAt_id_idx" ON "dj_sessions"("isPrivate", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "dj_sessions_isPrivate_status_endedAt_id_idx" ON "dj_sessions"("isPrivate", "status", "endedAt", "id");

-- CreateIndex
CREATE INDEX "dj_sessions_dueAt_idx" ON "dj_sessions"("dueAt");

-- CreateIndex
CREATE INDEX "queue_items_sessionId_state_position_idx" ON "queue_items"("sessionId", "state", "position");

-- CreateIndex
CREATE INDEX "queue_items_sessionId_endedAt_id_idx" ON "queue_items"("sessionId", "endedAt", "id");

-- CreateIndex
CREATE INDEX "queue_items_trackKey_idx" ON "queue_items"("trackKey");

-- AddForeignKey
ALTER TABLE "session_people" ADD CONSTRAINT "session_people_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_people" ADD CONSTRAINT "session_people_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_followerId_fkey" FOREIGN KEY ("followerId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_followedId_fkey" FOREIGN KEY ("followedId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A room has at most one session that is not ended, and a session plays at most one track.
CREATE UNIQUE INDEX "dj_sessions_live_room_key" ON "dj_sessions"("roomId") WHERE "status" <> 'ENDED';
CREATE UNIQUE INDEX "queue_items_playing_key" ON "queue_items"("sessionId") WHERE "state" = 'PLAYING';
