-- CreateEnum
CREATE TYPE "FlagState" AS ENUM ('ON', 'OFF', 'SOME');

-- Changing a flag is written down.
-- AlterEnum
ALTER TYPE "ModerationAction" ADD VALUE 'CHANGE_FLAG';

-- CreateTable
CREATE TABLE "flags" (
    "name" TEXT NOT NULL,
    "state" "FlagState" NOT NULL,
    "percent" INTEGER NOT NULL,
    "roles" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "flags_pkey" PRIMARY KEY ("name"),
    CONSTRAINT "flags_percent_check" CHECK ("percent" BETWEEN 0 AND 100)
);

-- CreateTable
CREATE TABLE "flag_people" (
    "flag" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "flag_people_pkey" PRIMARY KEY ("flag","userId")
);

-- CreateIndex
CREATE INDEX "flag_people_userId_idx" ON "flag_people"("userId");

-- AddForeignKey
ALTER TABLE "flag_people" ADD CONSTRAINT "flag_people_flag_fkey" FOREIGN KEY ("flag") REFERENCES "flags"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag_people" ADD CONSTRAINT "flag_people_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
