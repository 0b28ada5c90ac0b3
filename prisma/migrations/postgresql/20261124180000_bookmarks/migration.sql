-- CreateTable
CREATE TABLE "bookmarks" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "bookmarks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bookmarks_userId_removedAt_createdAt_id_idx" ON "bookmarks"("userId", "removedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "bookmarks_messageId_idx" ON "bookmarks"("messageId");

-- CreateIndex
CREATE INDEX "bookmarks_removedAt_idx" ON "bookmarks"("removedAt");

-- CreateIndex
CREATE UNIQUE INDEX "bookmarks_userId_messageId_key" ON "bookmarks"("userId", "messageId");

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
