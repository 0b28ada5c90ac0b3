-- From prisma/diff.mjs; the check constraints are written by hand.

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "avatarFileId" TEXT,
    "passwordHash" TEXT,
    "role" TEXT NOT NULL DEFAULT 'USER',
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "users_username_check" CHECK (length("username") BETWEEN 3 AND 30),
    CONSTRAINT "users_displayName_check" CHECK (length("displayName") BETWEEN 1 AND 50),
    CONSTRAINT "users_bio_check" CHECK (length("bio") <= 500),
    CONSTRAINT "users_role_check" CHECK ("role" IN ('USER', 'ARTIST', 'ADMIN', 'SUPER_ADMIN'))
);

-- CreateTable
CREATE TABLE "logins" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "userAgent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    CONSTRAINT "logins_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "logins_kind_check" CHECK ("kind" IN ('BROWSER', 'API', 'TOKEN'))
);

-- CreateTable
CREATE TABLE "rooms" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "type" TEXT NOT NULL,
    "isPrivate" BOOLEAN NOT NULL,
    "genre" TEXT,
    "tags" JSONB NOT NULL,
    "coverFileId" TEXT,
    "createdBy" TEXT NOT NULL,
    "pinnedTrack" JSONB,
    "slowModeSeconds" INTEGER NOT NULL DEFAULT 0,
    "memberCount" INTEGER NOT NULL DEFAULT 0,
    "lastActivityAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "rooms_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "rooms_name_check" CHECK (length("name") BETWEEN 1 AND 100),
    CONSTRAINT "rooms_description_check" CHECK (length("description") <= 500),
    CONSTRAINT "rooms_isPrivate_check" CHECK ("isPrivate" = ("type" = 'PRIVATE')),
    CONSTRAINT "rooms_genre_check" CHECK ("type" <> 'GENRE' OR "genre" IS NOT NULL),
    CONSTRAINT "rooms_slowModeSeconds_check" CHECK ("slowModeSeconds" BETWEEN 0 AND 3600),
    CONSTRAINT "rooms_memberCount_check" CHECK ("memberCount" >= 0),
    CONSTRAINT "rooms_type_check" CHECK ("type" IN ('PUBLIC', 'GENRE', 'ARTIST', 'PRIVATE'))
);

-- CreateTable
CREATE TABLE "room_memberships" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'MEMBER',
    "mutedUntil" DATETIME,
    "joinedAt" DATETIME NOT NULL,
    "lastReadSeq" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "room_memberships_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_memberships_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_memberships_role_check" CHECK ("role" IN ('OWNER', 'MODERATOR', 'MEMBER'))
);

-- CreateTable
CREATE TABLE "messages" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT,
    "sessionId" TEXT,
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "text" TEXT,
    "trackRef" JSONB,
    "trackKey" TEXT,
    "system" JSONB,
    "parentId" TEXT,
    "clientId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "replyCount" INTEGER NOT NULL DEFAULT 0,
    "reactionCounts" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "editedAt" DATETIME,
    "deletedAt" DATETIME,
    "deletedBy" TEXT,
    CONSTRAINT "messages_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "messages_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "messages_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "messages_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "messages" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "messages_place_check" CHECK (("roomId" IS NULL) <> ("sessionId" IS NULL)),
    CONSTRAINT "messages_text_check" CHECK (length("text") <= 2000),
    CONSTRAINT "messages_content_check" CHECK ("text" IS NOT NULL OR "trackRef" IS NOT NULL OR "system" IS NOT NULL OR "deletedAt" IS NOT NULL),
    CONSTRAINT "messages_reply_check" CHECK ("parentId" IS NULL OR "parentId" <> "id"),
    CONSTRAINT "messages_replyCount_check" CHECK ("replyCount" >= 0),
    CONSTRAINT "messages_type_check" CHECK ("type" IN ('TEXT', 'TRACK_CARD', 'SYSTEM', 'REPLY'))
);

-- CreateTable
CREATE TABLE "reactions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "messageId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "reactions_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "messages" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "reactions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "dj_sessions" (
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
    "genre" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "dj_sessions_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "dj_sessions_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "dj_sessions_status_check" CHECK ("status" IN ('ACTIVE', 'PAUSED', 'ENDED')),
    CONSTRAINT "dj_sessions_mode_check" CHECK ("mode" IN ('VOTE', 'ROTATION', 'HOST'))
);

-- CreateTable
CREATE TABLE "queue_items" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "trackRef" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "upvotes" INTEGER NOT NULL DEFAULT 0,
    "downvotes" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "playedAt" DATETIME,
    "skipped" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "queue_items_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "queue_items_addedBy_fkey" FOREIGN KEY ("addedBy") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "queue_items_votes_check" CHECK ("upvotes" >= 0 AND "downvotes" >= 0)
);

-- CreateTable
CREATE TABLE "votes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "queueItemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "voteType" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "votes_queueItemId_fkey" FOREIGN KEY ("queueItemId") REFERENCES "queue_items" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "votes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "votes_voteType_check" CHECK ("voteType" IN ('UPVOTE', 'DOWNVOTE'))
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "reason" TEXT,
    "data" JSONB,
    "createdAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "audit_log_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "audit_log_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "audit_log_action_check" CHECK ("action" IN ('DELETE_MESSAGE', 'RESTORE_MESSAGE', 'CLEAR_REACTIONS', 'MUTE_USER', 'UNMUTE_USER', 'KICK_USER', 'BAN_USER', 'UNBAN_USER', 'CHANGE_ROLE', 'UPDATE_ROOM', 'DELETE_ROOM', 'END_SESSION', 'REMOVE_TRACK'))
);

-- CreateTable
CREATE TABLE "streams" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "prunedSeq" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "streams_seq_check" CHECK ("seq" >= "prunedSeq" AND "prunedSeq" >= 0)
);

-- CreateTable
CREATE TABLE "stream_events" (
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("stream", "seq"),
    CONSTRAINT "stream_events_stream_fkey" FOREIGN KEY ("stream") REFERENCES "streams" ("name") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "files" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "roomId" TEXT,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "files_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "track_lookups" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "found" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "logins_tokenHash_key" ON "logins"("tokenHash");

-- CreateIndex
CREATE INDEX "logins_userId_kind_createdAt_idx" ON "logins"("userId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "logins_expiresAt_idx" ON "logins"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "rooms_slug_key" ON "rooms"("slug");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_createdAt_idx" ON "rooms"("isPrivate", "createdAt");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_createdAt_id_idx" ON "rooms"("isPrivate", "deletedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_memberCount_id_idx" ON "rooms"("isPrivate", "deletedAt", "memberCount", "id");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_lastActivityAt_id_idx" ON "rooms"("isPrivate", "deletedAt", "lastActivityAt", "id");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_name_id_idx" ON "rooms"("isPrivate", "deletedAt", "name", "id");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_genre_memberCount_id_idx" ON "rooms"("isPrivate", "deletedAt", "genre", "memberCount", "id");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_type_memberCount_id_idx" ON "rooms"("isPrivate", "deletedAt", "type", "memberCount", "id");

-- CreateIndex
CREATE INDEX "rooms_deletedAt_idx" ON "rooms"("deletedAt");

-- CreateIndex
CREATE INDEX "room_memberships_roomId_role_joinedAt_idx" ON "room_memberships"("roomId", "role", "joinedAt");

-- CreateIndex
CREATE INDEX "room_memberships_roomId_joinedAt_id_idx" ON "room_memberships"("roomId", "joinedAt", "id");

-- CreateIndex
CREATE INDEX "room_memberships_userId_joinedAt_idx" ON "room_memberships"("userId", "joinedAt");

-- CreateIndex
CREATE UNIQUE INDEX "room_memberships_roomId_userId_key" ON "room_memberships"("roomId", "userId");

-- CreateIndex
CREATE INDEX "messages_roomId_createdAt_idx" ON "messages"("roomId", "createdAt");

-- CreateIndex
CREATE INDEX "messages_roomId_parentId_seq_idx" ON "messages"("roomId", "parentId", "seq");

-- CreateIndex
CREATE INDEX "messages_roomId_seq_idx" ON "messages"("roomId", "seq");

-- CreateIndex
CREATE INDEX "messages_sessionId_seq_idx" ON "messages"("sessionId", "seq");

-- CreateIndex
CREATE INDEX "messages_parentId_seq_idx" ON "messages"("parentId", "seq");

-- CreateIndex
CREATE INDEX "messages_roomId_userId_createdAt_idx" ON "messages"("roomId", "userId", "createdAt");

-- CreateIndex
CREATE INDEX "messages_trackKey_idx" ON "messages"("trackKey");

-- CreateIndex
CREATE INDEX "messages_deletedAt_idx" ON "messages"("deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "messages_userId_clientId_key" ON "messages"("userId", "clientId");

-- CreateIndex
CREATE INDEX "reactions_messageId_emoji_idx" ON "reactions"("messageId", "emoji");

-- CreateIndex
CREATE INDEX "reactions_userId_idx" ON "reactions"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "reactions_messageId_userId_emoji_key" ON "reactions"("messageId", "userId", "emoji");

-- CreateIndex
CREATE INDEX "dj_sessions_roomId_status_idx" ON "dj_sessions"("roomId", "status");

-- CreateIndex
CREATE INDEX "dj_sessions_status_createdAt_idx" ON "dj_sessions"("status", "createdAt");

-- CreateIndex
CREATE INDEX "dj_sessions_hostId_idx" ON "dj_sessions"("hostId");

-- CreateIndex
CREATE INDEX "queue_items_addedBy_idx" ON "queue_items"("addedBy");

-- CreateIndex
CREATE UNIQUE INDEX "queue_items_sessionId_position_key" ON "queue_items"("sessionId", "position");

-- CreateIndex
CREATE INDEX "votes_userId_idx" ON "votes"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "votes_queueItemId_userId_key" ON "votes"("queueItemId", "userId");

-- CreateIndex
CREATE INDEX "audit_log_roomId_createdAt_idx" ON "audit_log"("roomId", "createdAt");

-- CreateIndex
CREATE INDEX "audit_log_actorId_idx" ON "audit_log"("actorId");

-- CreateIndex
CREATE INDEX "stream_events_createdAt_idx" ON "stream_events"("createdAt");

-- CreateIndex
CREATE INDEX "files_ownerId_idx" ON "files"("ownerId");

-- CreateIndex
CREATE INDEX "files_roomId_idx" ON "files"("roomId");

-- CreateIndex
CREATE INDEX "track_lookups_nextTryAt_idx" ON "track_lookups"("nextTryAt");

-- CreateIndex
CREATE INDEX "idempotency_keys_createdAt_idx" ON "idempotency_keys"("createdAt");
