-- CreateTable
CREATE TABLE "listening_peaks" (
    "sessionId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "peak" INTEGER NOT NULL,

    PRIMARY KEY ("sessionId", "day"),
    CONSTRAINT "listening_peaks_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "listening_peaks_roomId_day_idx" ON "listening_peaks"("roomId", "day");
