-- AlterTable
ALTER TABLE "users" ADD COLUMN "nameKey" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "users_nameKey_username_idx" ON "users"("nameKey", "username");

-- Those who were here before: accents stay until the person next saves their profile.
UPDATE "users" SET "nameKey" = lower("displayName");
