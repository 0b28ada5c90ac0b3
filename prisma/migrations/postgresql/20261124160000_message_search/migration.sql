-- Full-text index over posts and replies of rooms. Kept by triggers, so no writer can forget it; nothing deleted is in it.
-- Beside its words each holds signs that nobody can type: room (r), author (u), type (t) and whether it has a track (k).
CREATE TABLE "message_search" ("id" TEXT NOT NULL, "roomId" TEXT NOT NULL, "at" BIGINT NOT NULL, "words" TSVECTOR NOT NULL, CONSTRAINT "message_search_pkey" PRIMARY KEY ("id"));

CREATE INDEX "message_search_at_idx" ON "message_search" ("at", "id");

CREATE INDEX "message_search_room_idx" ON "message_search" ("roomId", "at", "id");

-- The list of what was not yet sorted in is kept short: every search reads through it.
CREATE INDEX "message_search_words_idx" ON "message_search" USING gin ("words") WITH (gin_pending_list_limit = 512);

-- Letters without accents, in lower case, with spaces for all signs.
CREATE FUNCTION "message_search_plain"("text" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(normalize(regexp_replace(normalize(lower("text"), NFKD), '[\u0300-\u036F]+', '', 'g'), NFKC),
    '[\u0001-/:-@[-`{-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u2000-\u206F\u2190-\u2BFF\u3000-\u303F\uD7FC-\uF8FF\uFE00-\uFE0F\U0001F000-\U0001FAFF]+', ' ', 'g')
$$;

-- Put together word by word: the parser of texts would find numbers and addresses in them.
CREATE FUNCTION "message_search_words"("text" TEXT, "track" JSONB, "roomId" TEXT, "userId" TEXT, "type" TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg('''' || left("word", 500) || ''':' || "at", ' ' ORDER BY "at"), '')::TSVECTOR
    || array_to_tsvector(ARRAY[chr(57344) || 'r' || replace("roomId", '-', ''), chr(57344) || 'u' || replace("userId", '-', ''), chr(57344) || 't' || "type"]
      || CASE WHEN "track" IS NULL THEN ARRAY[]::TEXT[] ELSE ARRAY[chr(57344) || 'k'] END)
  FROM (SELECT "word", row_number() OVER (ORDER BY "n") AS "at" FROM unnest(string_to_array("message_search_plain"(
      coalesce("text", '') || ' ' || coalesce(("track" ->> 'title') || ' ' || ("track" ->> 'artist'), '')), ' ')) WITH ORDINALITY AS "words"("word", "n") WHERE "word" <> '') AS "each"
$$;

CREATE FUNCTION "message_search_keep"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM "message_search" WHERE "id" = OLD."id";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "message_search" ("id", "roomId", "at", "words")
      SELECT NEW."id", NEW."roomId", round(extract(epoch FROM NEW."createdAt") * 1000),
        "message_search_words"(NEW."text", NEW."trackRef", NEW."roomId", NEW."userId", NEW."type"::TEXT)
      WHERE NEW."deletedAt" IS NULL AND NEW."roomId" IS NOT NULL AND NEW."type" <> 'SYSTEM';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "message_search_insert" AFTER INSERT OR DELETE ON "messages" FOR EACH ROW EXECUTE FUNCTION "message_search_keep"();

CREATE TRIGGER "message_search_update" AFTER UPDATE OF "text", "trackRef", "deletedAt" ON "messages" FOR EACH ROW EXECUTE FUNCTION "message_search_keep"();

-- What was written before.
INSERT INTO "message_search" ("id", "roomId", "at", "words")
  SELECT "id", "roomId", round(extract(epoch FROM "createdAt") * 1000),
    "message_search_words"("text", "trackRef", "roomId", "userId", "type"::TEXT)
  FROM "messages" WHERE "deletedAt" IS NULL AND "roomId" IS NOT NULL AND "type" <> 'SYSTEM';
