// Finds the PostgreSQL and the Redis that some tests need.
import { createConnection } from "node:net";

const localPostgres = "postgres://postgres@127.0.0.1:5432/postgres";
const localRedis = "redis://127.0.0.1:6379";

/** @param {string} url */
async function postgresAnswers(url) {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const connection = await new PrismaPg({ connectionString: url, connectionTimeoutMillis: 2000 }).connect();
  try {
    await connection.queryRaw({ sql: "SELECT 1", args: [], argTypes: [] });
    return true;
  } catch {
    return false;
  } finally {
    await connection.dispose();
  }
}

/** @param {string} url */
function redisAnswers(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port), timeout: 2000 });
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.on("connect", () => socket.write("PING\r\n"));
    socket.on("data", (data) => answer(data.toString().startsWith("+PONG")));
    socket.on("error", () => answer(false));
    socket.on("timeout", () => answer(false));
    socket.on("close", () => answer(false));
  });
}

/**
 * What the environment names is taken as it is: where that does not answer, the tests shall fail and not be skipped.
 *
 * @returns {Promise<{ TEST_DATABASE_URL?: string, TEST_REDIS_URL?: string }>} those there are: the environment's,
 *   else the ones on this machine when they answer
 */
export async function findServices() {
  const postgres =
    process.env["TEST_DATABASE_URL"] || ((await postgresAnswers(localPostgres)) ? localPostgres : undefined);
  const redis = process.env["TEST_REDIS_URL"] || ((await redisAnswers(localRedis)) ? localRedis : undefined);
  return {
    ...(postgres ? { TEST_DATABASE_URL: postgres } : {}),
    ...(redis ? { TEST_REDIS_URL: redis } : {}),
  };
}
