-- Rooms sorted by name come as people read: "alpha" before "Zeta", "Éclair" among the words with e.
ALTER TABLE "rooms" ADD COLUMN "nameKey" TEXT NOT NULL DEFAULT '';

-- Accents stay in names that were there before, until these are changed.
UPDATE "rooms" SET "nameKey" = lower("name");

DROP INDEX "rooms_isPrivate_deletedAt_name_id_idx";

DROP INDEX "rooms_isPrivate_deletedAt_genre_name_id_idx";

CREATE INDEX "rooms_isPrivate_deletedAt_nameKey_id_idx" ON "rooms"("isPrivate", "deletedAt", "nameKey", "id");

CREATE INDEX "rooms_isPrivate_deletedAt_genre_nameKey_id_idx" ON "rooms"("isPrivate", "deletedAt", "genre", "nameKey", "id");
