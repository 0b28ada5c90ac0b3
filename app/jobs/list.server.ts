import { purgeLogins } from "~/domain/accounts/purge-logins.server";
import { purgeBookmarks } from "~/domain/bookmarks/own-list.server";
import { purgeImages } from "~/domain/images/purge.server";
import { purgeInvites } from "~/domain/invites/purge.server";
import { purgeSanctions } from "~/domain/moderation/purge-sanctions.server";
import { purgeMessages } from "~/domain/messages/purge.server";
import { purgeRooms } from "~/domain/rooms/purge.server";
import { retryTrackLookups } from "~/domain/tracks/cards.server";
import { purgeIdempotencyKeys } from "~/http/api/idempotency.server";
import { pruneStreams } from "~/streams/prune.server";
import type { Job } from "./job.server";

/** Everything that runs by the clock. Minutes differ, so that not all of it comes at once. */
export const JOBS: readonly Job[] = [
  {
    name: "track_lookups",
    about: "Asks providers again for titles and artwork that they did not give.",
    pattern: "* * * * *",
    run: retryTrackLookups,
  },
  {
    name: "idempotency_keys",
    about: "Forgets answers kept for an Idempotency-Key, a day after they were given.",
    pattern: "3 * * * *",
    run: purgeIdempotencyKeys,
  },
  {
    name: "invites",
    about: "Removes invites that have run out, and others a month after they have served.",
    pattern: "13 * * * *",
    run: purgeInvites,
  },
  {
    name: "logins",
    about: "Removes logins and tokens that have run out.",
    pattern: "18 * * * *",
    run: purgeLogins,
  },
  {
    name: "sanctions",
    about: "Removes bans and mutes that are over.",
    pattern: "23 * * * *",
    run: purgeSanctions,
  },
  {
    name: "images",
    about: "Removes pictures that nobody posted, and those of deleted messages.",
    pattern: "33 * * * *",
    run: purgeImages,
  },
  {
    name: "bookmarks",
    about: "Forgets bookmarks an hour after they were taken off.",
    pattern: "43 * * * *",
    run: purgeBookmarks,
  },
  {
    name: "stream_events",
    about: "Forgets events older than a week, but for the last 500 of each room and session.",
    pattern: "48 * * * *",
    run: pruneStreams,
  },
  {
    name: "deleted_messages",
    about: "Removes messages a month after they were deleted.",
    pattern: "8 4 * * *",
    run: purgeMessages,
  },
  {
    name: "deleted_rooms",
    about: "Removes rooms a month after they were deleted, with everything in them.",
    pattern: "28 4 * * *",
    run: purgeRooms,
  },
];
