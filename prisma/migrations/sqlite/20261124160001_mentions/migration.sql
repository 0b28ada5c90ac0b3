-- AlterTable
ALTER TABLE "users" ADD COLUMN "quietHours" JSONB;

-- AlterTable
ALTER TABLE "room_memberships" ADD COLUMN "notifyLevel" TEXT NOT NULL DEFAULT 'EVERYTHING' CONSTRAINT "room_memberships_notifyLevel_check" CHECK ("notifyLevel" IN ('EVERYTHING', 'MENTIONS', 'NOTHING'));

-- AlterTable
ALTER TABLE "messages" ADD COLUMN "mentions" JSONB;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN "messageId" TEXT;

-- CreateIndex
CREATE INDEX "notifications_messageId_idx" ON "notifications"("messageId");
