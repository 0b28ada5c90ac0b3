-- CreateTable
CREATE TABLE "thread_marks" (
    "userId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "lastReadSeq" INTEGER NOT NULL,

    CONSTRAINT "thread_marks_pkey" PRIMARY KEY ("userId","postId")
);

-- CreateIndex
CREATE INDEX "thread_marks_postId_idx" ON "thread_marks"("postId");

-- CreateIndex
CREATE INDEX "thread_marks_roomId_userId_idx" ON "thread_marks"("roomId", "userId");

-- AddForeignKey
ALTER TABLE "thread_marks" ADD CONSTRAINT "thread_marks_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_marks" ADD CONSTRAINT "thread_marks_postId_fkey" FOREIGN KEY ("postId") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_marks" ADD CONSTRAINT "thread_marks_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever began a thread or wrote in it before follows it, and has read it.
INSERT INTO "thread_marks" ("userId", "postId", "roomId", "lastReadSeq")
  SELECT "m"."userId", "t"."postId", "m"."roomId", "s"."seq"
  FROM (
    SELECT "parentId" AS "postId", "userId", "roomId" FROM "messages" WHERE "parentId" IS NOT NULL
    UNION SELECT "id", "userId", "roomId" FROM "messages" WHERE "replyCount" > 0
  ) AS "t"
  JOIN "room_memberships" AS "m" ON "m"."roomId" = "t"."roomId" AND "m"."userId" = "t"."userId"
  JOIN "streams" AS "s" ON "s"."name" = 'room:' || "t"."roomId";
