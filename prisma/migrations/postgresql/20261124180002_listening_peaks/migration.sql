-- CreateTable
CREATE TABLE "listening_peaks" (
    "sessionId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "peak" INTEGER NOT NULL,

    CONSTRAINT "listening_peaks_pkey" PRIMARY KEY ("sessionId","day")
);

-- CreateIndex
CREATE INDEX "listening_peaks_roomId_day_idx" ON "listening_peaks"("roomId", "day");

-- AddForeignKey
ALTER TABLE "listening_peaks" ADD CONSTRAINT "listening_peaks_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "dj_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
