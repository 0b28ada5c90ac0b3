-- DropIndex
DROP INDEX "follows_followedId_idx";

-- CreateIndex
CREATE INDEX "follows_followedId_followerId_idx" ON "follows"("followedId", "followerId");
