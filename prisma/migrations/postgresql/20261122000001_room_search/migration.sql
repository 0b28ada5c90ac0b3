-- Full-text index over what discovery searches.
CREATE INDEX "rooms_search_idx" ON "rooms"
  USING gin (to_tsvector('simple', "name" || ' ' || coalesce("description", '') || ' ' || "tags"::text))
  WHERE NOT "isPrivate";
