-- CreateTable
CREATE TABLE "flags" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "roles" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "flags_percent_check" CHECK ("percent" BETWEEN 0 AND 100),
    CONSTRAINT "flags_state_check" CHECK ("state" IN ('ON', 'OFF', 'SOME'))
);

-- CreateTable
CREATE TABLE "flag_people" (
    "flag" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    PRIMARY KEY ("flag", "userId"),
    CONSTRAINT "flag_people_flag_fkey" FOREIGN KEY ("flag") REFERENCES "flags" ("name") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "flag_people_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "flag_people_userId_idx" ON "flag_people"("userId");

-- Changing a flag is written down.
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_audit_log" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "targetUserId" TEXT,
    "reason" TEXT,
    "data" JSONB,
    "createdAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "undoneBy" TEXT,
    CONSTRAINT "audit_log_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "audit_log_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "audit_log_action_check" CHECK ("action" IN ('DELETE_MESSAGE', 'RESTORE_MESSAGE', 'CLEAR_REACTIONS', 'MUTE_USER', 'UNMUTE_USER', 'KICK_USER', 'BAN_USER', 'UNBAN_USER', 'CHANGE_ROLE', 'UPDATE_ROOM', 'DELETE_ROOM', 'END_SESSION', 'REMOVE_TRACK', 'RUN_JOB', 'CHANGE_FLAG'))
);
INSERT INTO "new_audit_log" ("id", "roomId", "actorId", "action", "targetId", "targetUserId", "reason", "data", "createdAt", "undoneAt", "undoneBy") SELECT "id", "roomId", "actorId", "action", "targetId", "targetUserId", "reason", "data", "createdAt", "undoneAt", "undoneBy" FROM "audit_log";
DROP TABLE "audit_log";
ALTER TABLE "new_audit_log" RENAME TO "audit_log";
CREATE INDEX "audit_log_roomId_createdAt_id_idx" ON "audit_log"("roomId", "createdAt", "id");
CREATE INDEX "audit_log_roomId_action_createdAt_id_idx" ON "audit_log"("roomId", "action", "createdAt", "id");
CREATE INDEX "audit_log_roomId_actorId_createdAt_id_idx" ON "audit_log"("roomId", "actorId", "createdAt", "id");
CREATE INDEX "audit_log_roomId_targetUserId_createdAt_id_idx" ON "audit_log"("roomId", "targetUserId", "createdAt", "id");
CREATE INDEX "audit_log_createdAt_id_idx" ON "audit_log"("createdAt", "id");
CREATE INDEX "audit_log_actorId_idx" ON "audit_log"("actorId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
