-- CreateEnum
CREATE TYPE "JobOutcome" AS ENUM ('DONE', 'FAILED');

-- Running a job by hand is written down.
-- AlterEnum
ALTER TYPE "ModerationAction" ADD VALUE 'RUN_JOB';

-- CreateTable
CREATE TABLE "jobs" (
    "name" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "holder" TEXT,
    "heldUntil" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "outcome" "JobOutcome",
    "handled" INTEGER,
    "error" TEXT,
    "succeededAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("name"),
    CONSTRAINT "jobs_held_check" CHECK (("holder" IS NULL) = ("heldUntil" IS NULL)),
    CONSTRAINT "jobs_finished_check" CHECK (("outcome" IS NULL) = ("finishedAt" IS NULL))
);
