-- CreateTable
CREATE TABLE "audio_blobs" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "audio_blobs_sha256_check" CHECK (length("sha256") = 64),
    CONSTRAINT "audio_blobs_bytes_check" CHECK ("bytes" BETWEEN 1 AND 52428800)
);

-- CreateTable
CREATE TABLE "track_files" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "blobId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "artist" TEXT NOT NULL,
    "duration" REAL NOT NULL,
    "bytes" INTEGER NOT NULL,
    "coverFileId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "track_files_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "track_files_blobId_fkey" FOREIGN KEY ("blobId") REFERENCES "audio_blobs" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "track_files_title_check" CHECK (length("title") BETWEEN 1 AND 200),
    CONSTRAINT "track_files_artist_check" CHECK (length("artist") <= 200),
    CONSTRAINT "track_files_bytes_check" CHECK ("bytes" BETWEEN 1 AND 52428800),
    CONSTRAINT "track_files_duration_check" CHECK ("duration" > 0 AND "duration" <= 86400)
);

-- CreateIndex
CREATE UNIQUE INDEX "audio_blobs_sha256_key" ON "audio_blobs"("sha256");

-- CreateIndex
CREATE INDEX "track_files_ownerId_id_idx" ON "track_files"("ownerId", "id");

-- CreateIndex
CREATE INDEX "track_files_blobId_idx" ON "track_files"("blobId");

-- CreateIndex
CREATE UNIQUE INDEX "track_files_ownerId_blobId_key" ON "track_files"("ownerId", "blobId");
