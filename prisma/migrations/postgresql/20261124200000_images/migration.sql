-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "images" JSONB;

-- CreateTable
CREATE TABLE "image_blobs" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "image_blobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_images" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "blobId" TEXT NOT NULL,
    "messageId" TEXT,
    "alt" TEXT NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "message_images_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "image_blobs_sha256_key" ON "image_blobs"("sha256");

-- CreateIndex
CREATE INDEX "message_images_ownerId_idx" ON "message_images"("ownerId");

-- CreateIndex
CREATE INDEX "message_images_roomId_idx" ON "message_images"("roomId");

-- CreateIndex
CREATE INDEX "message_images_blobId_idx" ON "message_images"("blobId");

-- CreateIndex
CREATE INDEX "message_images_messageId_createdAt_idx" ON "message_images"("messageId", "createdAt");

-- AddForeignKey
ALTER TABLE "message_images" ADD CONSTRAINT "message_images_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_images" ADD CONSTRAINT "message_images_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_images" ADD CONSTRAINT "message_images_blobId_fkey" FOREIGN KEY ("blobId") REFERENCES "image_blobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_images" ADD CONSTRAINT "message_images_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
