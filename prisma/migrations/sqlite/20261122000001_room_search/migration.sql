-- Full-text index over what discovery searches. Kept by triggers, so no writer can forget it.
-- The documents have numbers of their own: a VACUUM may renumber the rows of "rooms".
CREATE TABLE "room_search_docs" ("docid" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE);

CREATE VIRTUAL TABLE "room_search" USING fts5("body", tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TRIGGER "room_search_insert" AFTER INSERT ON "rooms" WHEN NEW."isPrivate" = 0 BEGIN
  INSERT INTO "room_search_docs" ("id") VALUES (NEW."id");
  INSERT INTO "room_search" ("rowid", "body")
    SELECT "docid", NEW."name" || ' ' || coalesce(NEW."description", '') || ' ' || NEW."tags" FROM "room_search_docs" WHERE "id" = NEW."id";
END;

CREATE TRIGGER "room_search_update" AFTER UPDATE OF "name", "description", "tags", "isPrivate" ON "rooms" BEGIN
  DELETE FROM "room_search" WHERE "rowid" = (SELECT "docid" FROM "room_search_docs" WHERE "id" = OLD."id");
  DELETE FROM "room_search_docs" WHERE "id" = OLD."id";
  INSERT INTO "room_search_docs" ("id") SELECT NEW."id" WHERE NEW."isPrivate" = 0;
  INSERT INTO "room_search" ("rowid", "body")
    SELECT "docid", NEW."name" || ' ' || coalesce(NEW."description", '') || ' ' || NEW."tags" FROM "room_search_docs" WHERE "id" = NEW."id";
END;

CREATE TRIGGER "room_search_delete" AFTER DELETE ON "rooms" BEGIN
  DELETE FROM "room_search" WHERE "rowid" = (SELECT "docid" FROM "room_search_docs" WHERE "id" = OLD."id");
  DELETE FROM "room_search_docs" WHERE "id" = OLD."id";
END;
