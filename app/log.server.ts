import { pino } from "pino";
import { currentlyAsked } from "./asked.server";
import { env } from "./env.server";

/** JSON lines on standard output, one event each, named by `event`: room_created, message_sent, permission_denied … */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  // A page's lines and its command's are joined by the request that caused both.
  mixin: () => currentlyAsked() ?? {},
  redact: ["password", "token", "authorization", "cookie"],
});
