-- AlterTable
ALTER TABLE "queue_items" ADD COLUMN "votesUntold" BOOLEAN NOT NULL DEFAULT false;
