-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "repostOfId" TEXT,
ADD COLUMN     "repostRoomId" TEXT;

-- CreateIndex
CREATE INDEX "messages_repostRoomId_repostOfId_idx" ON "messages"("repostRoomId", "repostOfId");
