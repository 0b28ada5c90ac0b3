import { z } from "zod";

/** The one reader of process.env. What is wrong is told by name, all at once, before anything starts. */

/** `count/seconds`: at most so many in so many seconds. */
export type Limit = { count: number; seconds: number };

const limit = (count: number, seconds: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,5}$/, "must be count/seconds, such as 10/60")
    .transform((text): Limit => {
      const [count, seconds] = text.split("/").map(Number);
      return { count: count!, seconds: seconds! };
    })
    .default({ count, seconds });

const onOff = (fallback: boolean) =>
  z
    .enum(["on", "off", "true", "false", "1", "0"])
    .transform((word) => word === "on" || word === "true" || word === "1")
    .default(fallback);

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that starts with ${protocols.map((name) => `${name}//`).join(" or ")}`,
    );

export const settingsSchema = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"])
    .default("production")
    .describe("`development` tells `npm run dev` when pages are to be loaded again."),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe("Port to listen on; 0 takes a free one."),
  HOST: z.string().default("0.0.0.0").describe("Address to listen on."),
  PUBLIC_URL: url("http:", "https:")
    .transform((text) => new URL(text).origin)
    .optional()
    .describe(
      "Where people reach the instance; with https, cookies are `Secure`; cards for other sites need it.",
    ),
  SESSION_SECRET: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe(
      "Signs short-lived cookies, 32 characters or more; made and kept under `DATA_DIR` when absent.",
    ),
  DATABASE_URL: url("postgres:", "postgresql:")
    .optional()
    .describe("`postgres://…`; without it SQLite under `DATA_DIR`."),
  REDIS_URL: url("redis:", "rediss:")
    .optional()
    .describe("`redis://…`, for several nodes: what all of them must know or count together."),
  DATA_DIR: z.string().min(1).default("./data").describe("Database file, uploads, the secret."),
  UPLOAD_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(0)
    .max(2000)
    .default(500)
    .describe("Tracks and pictures that one person may upload, in megabytes; at most 2000."),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe(
      "Whoever reads `/metrics` has to show it as a bearer token; without it, private addresses may.",
    ),
  TRUST_PROXY: onOff(false).describe(
    "Believe `X-Forwarded-For`, `-Proto` and `-Host` of the one proxy in front.",
  ),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
    .default("info")
    .describe("JSON lines on standard output."),
  DEMO: onOff(true).describe(
    "Demo rooms and people on the first boot of an empty instance; nobody can sign in as them.",
  ),
  LIMIT_MESSAGES: limit(10, 60).describe("Messages of one person in one room."),
  LIMIT_MESSAGES_BURST: limit(5, 5).describe("The same, in a burst."),
  LIMIT_REPEATS: limit(2, 60)
    .refine(({ count }) => count <= 20, "may count to 20 at most")
    .describe("The same text of one person in one room."),
  LIMIT_EDITS: limit(20, 60).describe("Edits of one person."),
  LIMIT_REACTIONS: limit(30, 60).describe("Reactions of one person."),
  LIMIT_VOTES: limit(30, 60).describe("Votes of one person."),
  LIMIT_ROOMS: limit(5, 3600).describe("Rooms created by one person."),
  LIMIT_JOINS: limit(20, 60).describe("Rooms joined, left or asked for by one person."),
  LIMIT_SESSIONS: limit(60, 3600).describe("Sessions started by one person."),
  LIMIT_INVITES: limit(60, 3600).describe("Invitations and invite links made by one person."),
  LIMIT_UPLOADS: limit(30, 3600).describe("Tracks uploaded by one person."),
  LIMIT_IMAGES: limit(120, 3600).describe("Pictures for posts uploaded by one person."),
  LIMIT_SIGNIN: limit(5, 900).describe("Failed sign-ins for one account."),
  LIMIT_SIGNIN_ADDRESS: limit(20, 900).describe("Failed sign-ins from one address."),
  LIMIT_SIGNUP: limit(20, 3600).describe("Accounts made from one address."),
  LIMIT_REPORTS: limit(10, 3600).describe("Reports of one person."),
  LIMIT_API: limit(100, 60).describe("API requests of one address without a token."),
  LIMIT_API_TOKEN: limit(600, 60).describe("API requests with one token."),
  LIMIT_SOCKETS: limit(1200, 60).describe("Requests by the sockets of one login; each node counts its own."),
  LIMIT_SOCKETS_ADDRESS: limit(6000, 60).describe("The same, of all visitors at one address."),
  NEW_ACCOUNT_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(31_536_000)
    .default(600)
    .describe("How long a new account posts no links but those of tracks."),
});

export type Settings = z.output<typeof settingsSchema>;

/**
 * @throws Error that names every setting that is wrong.
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) {
    const settings = parsed.data;
    for (const [name, from, derive] of FOLLOWING)
      if (given[from] && !given[name]) settings[name] = derive(settings[from], settings[name]);
    return settings;
  }
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are wrong:\n${lines.join("\n")}`);
}

const burstOf = (limit: Limit): Limit => ({
  count: Math.max(1, Math.ceil(limit.count / 2)),
  seconds: Math.min(5, limit.seconds),
});
const times =
  (factor: number) =>
  ({ count, seconds }: Limit): Limit => ({ count: count * factor, seconds });
const atLeast = (other: Limit, own: Limit): Limit =>
  other.count / other.seconds > own.count / own.seconds ? other : own;

type LimitSetting = Extract<keyof Settings, `LIMIT_${string}`>;

/** A limit that is raised alone takes along those that would hold it down, unless they are given themselves. */
const FOLLOWING: [LimitSetting, from: LimitSetting, derive: (from: Limit, own: Limit) => Limit][] = [
  ["LIMIT_MESSAGES_BURST", "LIMIT_MESSAGES", burstOf],
  ["LIMIT_EDITS", "LIMIT_MESSAGES", atLeast],
  ["LIMIT_SIGNIN_ADDRESS", "LIMIT_SIGNIN", times(4)],
  ["LIMIT_SIGNUP", "LIMIT_SIGNIN", atLeast],
  ["LIMIT_API_TOKEN", "LIMIT_API", times(6)],
  ["LIMIT_JOINS", "LIMIT_API", atLeast],
  ["LIMIT_SESSIONS", "LIMIT_API", atLeast],
  ["LIMIT_INVITES", "LIMIT_API", atLeast],
  ["LIMIT_REPORTS", "LIMIT_API", atLeast],
  ["LIMIT_UPLOADS", "LIMIT_API", atLeast],
  ["LIMIT_IMAGES", "LIMIT_API", atLeast],
  ["LIMIT_SOCKETS_ADDRESS", "LIMIT_SOCKETS", times(5)],
  ["LIMIT_SOCKETS", "LIMIT_API", atLeast],
  ["LIMIT_SOCKETS_ADDRESS", "LIMIT_API", atLeast],
  ["LIMIT_SOCKETS", "LIMIT_MESSAGES", atLeast],
  ["LIMIT_SOCKETS_ADDRESS", "LIMIT_MESSAGES", atLeast],
];

let settings: Settings | undefined;

/** The settings of this process. */
export function env(): Settings {
  settings ??= readSettings(process.env);
  return settings;
}
