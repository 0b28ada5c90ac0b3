-- CreateEnum
CREATE TYPE "SanctionKind" AS ENUM ('BAN', 'MUTE');

-- CreateEnum
CREATE TYPE "JoinRequestStatus" AS ENUM ('PENDING', 'APPROVED', 'DENIED');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('OPEN', 'ACTED', 'DISMISSED');

-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('MENTION', 'REPLY', 'INVITED', 'JOIN_REQUESTED', 'REQUEST_ACCEPTED', 'REQUEST_DENIED', 'ADDED', 'ROLE_CHANGED', 'KICKED', 'BANNED', 'UNBANNED', 'MUTED', 'UNMUTED', 'MESSAGE_REMOVED', 'MESSAGE_RESTORED', 'REPORTED', 'REPORT_CLOSED', 'SESSION_STARTED', 'TURN_NEXT', 'TRACK_PLAYING');

-- DropIndex
DROP INDEX "room_memberships_roomId_role_joinedAt_idx";

-- DropIndex
DROP INDEX "audit_log_roomId_createdAt_idx";

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "suspendedUntil" TIMESTAMP(3),
ADD COLUMN     "suspensionReason" TEXT;

-- AlterTable
ALTER TABLE "rooms" ADD COLUMN     "wordFilter" JSONB;

-- AlterTable
ALTER TABLE "audit_log" ADD COLUMN     "targetUserId" TEXT,
ADD COLUMN     "undoneBy" TEXT,
ALTER COLUMN "roomId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "room_sanctions" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "SanctionKind" NOT NULL,
    "until" TIMESTAMP(3),
    "reason" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "room_sanctions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "room_sanctions_reason_check" CHECK (length("reason") <= 500)
);

-- CreateTable
CREATE TABLE "room_invites" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "token" TEXT,
    "userId" TEXT,
    "needsApproval" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMP(3),
    "maxUses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "declinedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "room_invites_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "room_invites_way_check" CHECK (("token" IS NULL) <> ("userId" IS NULL)),
    CONSTRAINT "room_invites_maxUses_check" CHECK ("maxUses" BETWEEN 1 AND 10000),
    CONSTRAINT "room_invites_uses_check" CHECK ("uses" >= 0 AND ("maxUses" IS NULL OR "uses" <= "maxUses"))
);

-- CreateTable
CREATE TABLE "join_requests" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "inviteId" TEXT,
    "note" TEXT,
    "status" "JoinRequestStatus" NOT NULL DEFAULT 'PENDING',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,

    CONSTRAINT "join_requests_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "join_requests_note_check" CHECK (length("note") <= 500)
);

-- CreateTable
CREATE TABLE "reports" (
    "id" TEXT NOT NULL,
    "roomId" TEXT,
    "messageId" TEXT,
    "targetUserId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "ReportStatus" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "closedBy" TEXT,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reports_reason_check" CHECK (length("reason") BETWEEN 1 AND 500)
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "roomId" TEXT,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

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

-- CreateIndex
CREATE INDEX "audit_log_roomId_createdAt_id_idx" ON "audit_log"("roomId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "audit_log_roomId_action_createdAt_id_idx" ON "audit_log"("roomId", "action", "createdAt", "id");

-- CreateIndex
CREATE INDEX "audit_log_roomId_actorId_createdAt_id_idx" ON "audit_log"("roomId", "actorId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "audit_log_roomId_targetUserId_createdAt_id_idx" ON "audit_log"("roomId", "targetUserId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "audit_log_createdAt_id_idx" ON "audit_log"("createdAt", "id");

-- AddForeignKey
ALTER TABLE "room_sanctions" ADD CONSTRAINT "room_sanctions_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_sanctions" ADD CONSTRAINT "room_sanctions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_invites" ADD CONSTRAINT "room_invites_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_invites" ADD CONSTRAINT "room_invites_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_invites" ADD CONSTRAINT "room_invites_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_inviteId_fkey" FOREIGN KEY ("inviteId") REFERENCES "room_invites"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_targetUserId_fkey" FOREIGN KEY ("targetUserId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;
