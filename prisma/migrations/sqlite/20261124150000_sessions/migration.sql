-- CreateTable
CREATE TABLE "session_people" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "standing" TEXT NOT NULL DEFAULT 'GUEST',
    "boothSince" DATETIME,
    "turns" INTEGER NOT NULL DEFAULT 0,
    "lastTurnAt" DATETIME,
    "joinedAt" DATETIME NOT NULL,
    CONSTRAINT "session_people_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "session_people_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "session_people_standing_check" CHECK ("standing" IN ('GUEST', 'ASKED', 'INVITED', 'CO_DJ')),
    CONSTRAINT "session_people_turns_check" CHECK ("turns" >= 0)
);

-- CreateTable
CREATE TABLE "follows" (
    "followerId" TEXT NOT NULL,
    "followedId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("followerId", "followedId"),
    CONSTRAINT "follows_followerId_fkey" FOREIGN KEY ("followerId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "follows_followedId_fkey" FOREIGN KEY ("followedId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "follows_self_check" CHECK ("followerId" <> "followedId")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_dj_sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT,
    "isPrivate" BOOLEAN NOT NULL DEFAULT false,
    "roomId" TEXT,
    "hostId" TEXT NOT NULL,
    "currentDJId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "mode" TEXT NOT NULL DEFAULT 'VOTE',
    "nowPlayingRef" JSONB,
    "nowPlayingStart" DATETIME,
    "playingItemId" TEXT,
    "pausedAt" DATETIME,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "genre" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "skipShare" INTEGER NOT NULL DEFAULT 50,
    "perPerson" INTEGER NOT NULL DEFAULT 2,
    "trackMax" INTEGER NOT NULL DEFAULT 900,
    "isProgramme" BOOLEAN NOT NULL DEFAULT false,
    "inviteToken" TEXT,
    "hostGone" BOOLEAN NOT NULL DEFAULT false,
    "hostAwaySince" DATETIME,
    "idleSince" DATETIME,
    "dueAt" DATETIME,
    "votesToldAt" DATETIME,
    "votesPending" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "dj_sessions_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "dj_sessions_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "dj_sessions_status_check" CHECK ("status" IN ('ACTIVE', 'PAUSED', 'ENDED')),
    CONSTRAINT "dj_sessions_mode_check" CHECK ("mode" IN ('VOTE', 'ROTATION', 'HOST')),
    CONSTRAINT "dj_sessions_limits_check" CHECK ("skipShare" BETWEEN 1 AND 100 AND "perPerson" BETWEEN 1 AND 100 AND "trackMax" BETWEEN 30 AND 86400),
    CONSTRAINT "dj_sessions_playing_check" CHECK (("playingItemId" IS NULL) = ("nowPlayingStart" IS NULL)),
    CONSTRAINT "dj_sessions_paused_check" CHECK (("status" = 'PAUSED') = ("pausedAt" IS NOT NULL)),
    CONSTRAINT "dj_sessions_ended_check" CHECK (("status" = 'ENDED') = ("endedAt" IS NOT NULL))
);
INSERT INTO "new_dj_sessions" ("createdAt", "currentDJId", "endedAt", "genre", "hostId", "id", "isPrivate", "mode", "name", "nowPlayingRef", "nowPlayingStart", "roomId", "status", "tags", "updatedAt") SELECT "createdAt", "currentDJId", "endedAt", "genre", "hostId", "id", "isPrivate", "mode", "name", "nowPlayingRef", "nowPlayingStart", "roomId", "status", "tags", "updatedAt" FROM "dj_sessions";
DROP TABLE "dj_sessions";
ALTER TABLE "new_dj_sessions" RENAME TO "dj_sessions";
CREATE UNIQUE INDEX "dj_sessions_inviteToken_key" ON "dj_sessions"("inviteToken");
CREATE INDEX "dj_sessions_roomId_status_idx" ON "dj_sessions"("roomId", "status");
CREATE INDEX "dj_sessions_roomId_createdAt_id_idx" ON "dj_sessions"("roomId", "createdAt", "id");
CREATE INDEX "dj_sessions_status_createdAt_idx" ON "dj_sessions"("status", "createdAt");
CREATE INDEX "dj_sessions_isPrivate_status_createdAt_id_idx" ON "dj_sessions"("isPrivate", "status", "createdAt", "id");
CREATE INDEX "dj_sessions_isPrivate_status_endedAt_id_idx" ON "dj_sessions"("isPrivate", "status", "endedAt", "id");
CREATE INDEX "dj_sessions_hostId_idx" ON "dj_sessions"("hostId");
CREATE INDEX "dj_sessions_dueAt_idx" ON "dj_sessions"("dueAt");
CREATE TABLE "new_queue_items" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "trackRef" JSONB NOT NULL,
    "trackKey" TEXT NOT NULL,
    "duration" REAL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "upvotes" INTEGER NOT NULL DEFAULT 0,
    "downvotes" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "playedAt" DATETIME,
    "endedAt" DATETIME,
    "endReason" TEXT,
    "skipped" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "queue_items_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "queue_items_addedBy_fkey" FOREIGN KEY ("addedBy") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "queue_items_votes_check" CHECK ("upvotes" >= 0 AND "downvotes" >= 0),
    CONSTRAINT "queue_items_state_check" CHECK ("state" IN ('SUGGESTED', 'WAITING', 'PLAYING', 'PLAYED', 'SKIPPED', 'DROPPED', 'REMOVED', 'DECLINED')),
    CONSTRAINT "queue_items_ended_check" CHECK (("state" IN ('SUGGESTED', 'WAITING', 'PLAYING')) = ("endedAt" IS NULL)),
    CONSTRAINT "queue_items_played_check" CHECK ("state" NOT IN ('PLAYING', 'PLAYED', 'SKIPPED') OR "playedAt" IS NOT NULL),
    CONSTRAINT "queue_items_skipped_check" CHECK ("skipped" = ("state" = 'SKIPPED'))
);
INSERT INTO "new_queue_items" ("addedBy", "createdAt", "downvotes", "id", "playedAt", "position", "sessionId", "skipped", "trackRef", "trackKey", "upvotes") SELECT "addedBy", "createdAt", "downvotes", "id", "playedAt", "position", "sessionId", "skipped", "trackRef", ("trackRef" ->> '$.provider') || ':' || ("trackRef" ->> '$.providerId'), "upvotes" FROM "queue_items";
DROP TABLE "queue_items";
ALTER TABLE "new_queue_items" RENAME TO "queue_items";
CREATE INDEX "queue_items_sessionId_state_position_idx" ON "queue_items"("sessionId", "state", "position");
CREATE INDEX "queue_items_sessionId_endedAt_id_idx" ON "queue_items"("sessionId", "endedAt", "id");
CREATE INDEX "queue_items_trackKey_idx" ON "queue_items"("trackKey");
CREATE INDEX "queue_items_addedBy_idx" ON "queue_items"("addedBy");
CREATE UNIQUE INDEX "queue_items_sessionId_position_key" ON "queue_items"("sessionId", "position");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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

-- A room has at most one session that is not ended, and a session plays at most one track.
CREATE UNIQUE INDEX "dj_sessions_live_room_key" ON "dj_sessions"("roomId") WHERE "status" <> 'ENDED';
CREATE UNIQUE INDEX "queue_items_playing_key" ON "queue_items"("sessionId") WHERE "state" = 'PLAYING';
