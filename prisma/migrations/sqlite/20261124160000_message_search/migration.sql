-- Full-text index over posts and replies of rooms. Kept by triggers, so no writer can forget it; nothing deleted is in it.
-- A document's number is the moment of its post (1024 a millisecond), so the newest come first without being sorted.
-- Beside its words each holds signs that nobody can type: room (r), author (u), type (t) and whether it has a track (k).
CREATE TABLE "message_search_docs" ("docid" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE, "roomId" TEXT NOT NULL);

CREATE VIRTUAL TABLE "message_search" USING fts5("body", content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'", prefix = '2 3 4');

CREATE TRIGGER "message_search_insert" AFTER INSERT ON "messages" WHEN NEW."roomId" IS NOT NULL AND NEW."type" <> 'SYSTEM' BEGIN
  INSERT OR IGNORE INTO "message_search_docs" ("docid", "id", "roomId")
    SELECT max("from", coalesce((SELECT "docid" + 1 FROM "message_search_docs" WHERE "docid" < "from" + 1024 ORDER BY "docid" DESC LIMIT 1), 0)), NEW."id", NEW."roomId"
    FROM (SELECT CAST(round(unixepoch(NEW."createdAt", 'subsec') * 1000) AS INTEGER) * 1024 AS "from");
  INSERT INTO "message_search" ("rowid", "body")
    SELECT "docid", coalesce(NEW."text", '') || ' ' || coalesce(json_extract(NEW."trackRef", '$.title') || ' ' || json_extract(NEW."trackRef", '$.artist'), '')
      || ' ' || char(57344) || 'r' || replace(NEW."roomId", '-', '') || ' ' || char(57344) || 'u' || replace(NEW."userId", '-', '')
      || ' ' || char(57344) || 't' || NEW."type" || iif(NEW."trackRef" IS NULL, '', ' ' || char(57344) || 'k')
    FROM "message_search_docs" WHERE "id" = NEW."id" AND NEW."deletedAt" IS NULL;
END;

CREATE TRIGGER "message_search_update" AFTER UPDATE OF "text", "trackRef", "deletedAt" ON "messages" WHEN NEW."roomId" IS NOT NULL AND NEW."type" <> 'SYSTEM' BEGIN
  DELETE FROM "message_search" WHERE "rowid" = (SELECT "docid" FROM "message_search_docs" WHERE "id" = OLD."id" AND OLD."deletedAt" IS NULL);
  INSERT INTO "message_search" ("rowid", "body")
    SELECT "docid", coalesce(NEW."text", '') || ' ' || coalesce(json_extract(NEW."trackRef", '$.title') || ' ' || json_extract(NEW."trackRef", '$.artist'), '')
      || ' ' || char(57344) || 'r' || replace(NEW."roomId", '-', '') || ' ' || char(57344) || 'u' || replace(NEW."userId", '-', '')
      || ' ' || char(57344) || 't' || NEW."type" || iif(NEW."trackRef" IS NULL, '', ' ' || char(57344) || 'k')
    FROM "message_search_docs" WHERE "id" = NEW."id" AND NEW."deletedAt" IS NULL;
END;

CREATE TRIGGER "message_search_delete" AFTER DELETE ON "messages" BEGIN
  DELETE FROM "message_search" WHERE "rowid" = (SELECT "docid" FROM "message_search_docs" WHERE "id" = OLD."id" AND OLD."deletedAt" IS NULL);
  DELETE FROM "message_search_docs" WHERE "id" = OLD."id";
END;

-- What was written before.
INSERT INTO "message_search_docs" ("docid", "id", "roomId")
  SELECT "from" + row_number() OVER (PARTITION BY "from" ORDER BY "seq", "id") - 1, "id", "roomId"
  FROM (SELECT CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER) * 1024 AS "from", "seq", "id", "roomId"
    FROM "messages" WHERE "roomId" IS NOT NULL AND "type" <> 'SYSTEM');

INSERT INTO "message_search" ("rowid", "body")
  SELECT "docid", coalesce(m."text", '') || ' ' || coalesce(json_extract(m."trackRef", '$.title') || ' ' || json_extract(m."trackRef", '$.artist'), '')
    || ' ' || char(57344) || 'r' || replace(m."roomId", '-', '') || ' ' || char(57344) || 'u' || replace(m."userId", '-', '')
    || ' ' || char(57344) || 't' || m."type" || iif(m."trackRef" IS NULL, '', ' ' || char(57344) || 'k')
  FROM "message_search_docs" d JOIN "messages" m ON m."id" = d."id" WHERE m."deletedAt" IS NULL ORDER BY "docid";
