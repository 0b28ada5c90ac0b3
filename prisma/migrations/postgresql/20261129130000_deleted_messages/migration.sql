-- Almost no message is deleted. An index of all of them was taken for a short way by SQLite, which counts nothing by itself:
-- whoever asked for twenty messages by their ids, and that they be there, had a million of them walked through.
DROP INDEX "messages_deletedAt_idx";

CREATE INDEX "messages_deleted_idx" ON "messages" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
