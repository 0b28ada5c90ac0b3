-- CreateEnum
CREATE TYPE "NotifyLevel" AS ENUM ('EVERYTHING', 'MENTIONS', 'NOTHING');

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "quietHours" JSONB;

-- AlterTable
ALTER TABLE "room_memberships" ADD COLUMN     "notifyLevel" "NotifyLevel" NOT NULL DEFAULT 'EVERYTHING';

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "mentions" JSONB;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "messageId" TEXT;

-- CreateIndex
CREATE INDEX "notifications_messageId_idx" ON "notifications"("messageId");
