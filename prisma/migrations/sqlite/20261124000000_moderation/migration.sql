-- DropIndex
DROP INDEX "room_memberships_roomId_role_joinedAt_idx";

-- AlterTable
ALTER TABLE "users" ADD COLUMN "suspendedUntil" DATETIME;
ALTER TABLE "users" ADD COLUMN "suspensionReason" TEXT;

-- AlterTable
ALTER TABLE "rooms" ADD COLUMN "wordFilter" JSONB;

-- CreateTable
CREATE TABLE "room_sanctions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "until" DATETIME,
    "reason" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "room_sanctions_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_sanctions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_sanctions_reason_check" CHECK (length("reason") <= 500),
    CONSTRAINT "room_sanctions_kind_check" CHECK ("kind" IN ('BAN', 'MUTE'))
);

-- CreateTable
CREATE TABLE "room_invites" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "token" TEXT,
    "userId" TEXT,
    "needsApproval" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" DATETIME,
    "maxUses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "declinedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "room_invites_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_invites_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "room_invites_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_invites_way_check" CHECK (("token" IS NULL) <> ("userId" IS NULL)),
    CONSTRAINT "room_invites_maxUses_check" CHECK ("maxUses" BETWEEN 1 AND 10000),
    CONSTRAINT "room_invites_uses_check" CHECK ("uses" >= 0 AND ("maxUses" IS NULL OR "uses" <= "maxUses"))
);

-- CreateTable
CREATE TABLE "join_requests" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "inviteId" TEXT,
    "note" TEXT,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" TEXT,
    CONSTRAINT "join_requests_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "join_requests_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "join_requests_inviteId_fkey" FOREIGN KEY ("inviteId") REFERENCES "room_invites" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "join_requests_note_check" CHECK (length("note") <= 500),
    CONSTRAINT "join_requests_status_check" CHECK ("status" IN ('PENDING', 'APPROVED', 'DENIED'))
);

-- CreateTable
CREATE TABLE "reports" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT,
    "messageId" TEXT,
    "targetUserId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "closedBy" TEXT,
    CONSTRAINT "reports_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "reports_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "messages" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "reports_targetUserId_fkey" FOREIGN KEY ("targetUserId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "reports_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "reports_reason_check" CHECK (length("reason") BETWEEN 1 AND 500),
    CONSTRAINT "reports_status_check" CHECK ("status" IN ('OPEN', 'ACTED', 'DISMISSED'))
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "roomId" TEXT,
    "data" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "readAt" DATETIME,
    CONSTRAINT "notifications_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "notifications_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "notifications_kind_check" CHECK ("kind" IN ('MENTION', 'REPLY', 'INVITED', 'JOIN_REQUESTED', 'REQUEST_ACCEPTED', 'REQUEST_DENIED', 'ADDED', 'ROLE_CHANGED', 'KICKED', 'BANNED', 'UNBANNED', 'MUTED', 'UNMUTED', 'MESSAGE_REMOVED', 'MESSAGE_RESTORED', 'REPORTED', 'REPORT_CLOSED', 'SESSION_STARTED', 'TURN_NEXT', 'TRACK_PLAYING'))
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_audit_log" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "targetUserId" TEXT,
    "reason" TEXT,
    "data" JSONB,
    "createdAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "undoneBy" TEXT,
    CONSTRAINT "audit_log_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "audit_log_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "audit_log_action_check" CHECK ("action" IN ('DELETE_MESSAGE', 'RESTORE_MESSAGE', 'CLEAR_REACTIONS', 'MUTE_USER', 'UNMUTE_USER', 'KICK_USER', 'BAN_USER', 'UNBAN_USER', 'CHANGE_ROLE', 'UPDATE_ROOM', 'DELETE_ROOM', 'END_SESSION', 'REMOVE_TRACK'))
);
INSERT INTO "new_audit_log" ("action", "actorId", "createdAt", "data", "id", "reason", "roomId", "targetId", "undoneAt") SELECT "action", "actorId", "createdAt", "data", "id", "reason", "roomId", "targetId", "undoneAt" FROM "audit_log";
DROP TABLE "audit_log";
ALTER TABLE "new_audit_log" RENAME TO "audit_log";
CREATE INDEX "audit_log_roomId_createdAt_id_idx" ON "audit_log"("roomId", "createdAt", "id");
CREATE INDEX "audit_log_roomId_action_createdAt_id_idx" ON "audit_log"("roomId", "action", "createdAt", "id");
CREATE INDEX "audit_log_roomId_actorId_createdAt_id_idx" ON "audit_log"("roomId", "actorId", "createdAt", "id");
CREATE INDEX "audit_log_roomId_targetUserId_createdAt_id_idx" ON "audit_log"("roomId", "targetUserId", "createdAt", "id");
CREATE INDEX "audit_log_createdAt_id_idx" ON "audit_log"("createdAt", "id");
CREATE INDEX "audit_log_actorId_idx" ON "audit_log"("actorId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "room_sanctions_roomId_kind_createdAt_id_idx" ON "room_sanctions"("roomId", "kind", "createdAt", "id");

-- CreateIndex
CREATE INDEX "room_sanctions_userId_idx" ON "room_sanctions"("userId");

-- CreateIndex
CREATE INDEX "room_sanctions_until_idx" ON "room_sanctions"("until");

-- CreateIndex
CREATE UNIQUE INDEX "room_sanctions_roomId_userId_kind_key" ON "room_sanctions"("roomId", "userId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "room_invites_token_key" ON "room_invites"("token");

-- CreateIndex
CREATE INDEX "room_invites_roomId_createdAt_id_idx" ON "room_invites"("roomId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "room_invites_userId_createdAt_id_idx" ON "room_invites"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "room_invites_expiresAt_idx" ON "room_invites"("expiresAt");

-- CreateIndex
CREATE INDEX "join_requests_roomId_status_createdAt_id_idx" ON "join_requests"("roomId", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "join_requests_userId_idx" ON "join_requests"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "join_requests_roomId_userId_key" ON "join_requests"("roomId", "userId");

-- CreateIndex
CREATE INDEX "reports_roomId_status_createdAt_id_idx" ON "reports"("roomId", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "reports_status_createdAt_id_idx" ON "reports"("status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "reports_messageId_idx" ON "reports"("messageId");

-- CreateIndex
CREATE INDEX "reports_targetUserId_idx" ON "reports"("targetUserId");

-- CreateIndex
CREATE INDEX "reports_reporterId_createdAt_idx" ON "reports"("reporterId", "createdAt");

-- CreateIndex
CREATE INDEX "notifications_userId_createdAt_id_idx" ON "notifications"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "notifications_userId_readAt_idx" ON "notifications"("userId", "readAt");

-- CreateIndex
CREATE INDEX "notifications_roomId_idx" ON "notifications"("roomId");

-- CreateIndex
CREATE INDEX "users_role_id_idx" ON "users"("role", "id");

-- CreateIndex
CREATE INDEX "rooms_isPrivate_deletedAt_genre_name_id_idx" ON "rooms"("isPrivate", "deletedAt", "genre", "name", "id");

-- CreateIndex
CREATE INDEX "room_memberships_roomId_role_joinedAt_id_idx" ON "room_memberships"("roomId", "role", "joinedAt", "id");

-- CreateIndex
CREATE INDEX "room_memberships_roomId_mutedUntil_idx" ON "room_memberships"("roomId", "mutedUntil");
