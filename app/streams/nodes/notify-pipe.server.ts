import type { Client } from "pg";
import { log } from "~/log.server";
import type { Pipe } from "./pipe";

const CHANNEL = "seda_nodes";
/** PostgreSQL carries less than 8000 bytes at once. */
const PIECE = 7800;
const PING_EVERY = 2000;
const PATIENCE = 2000;

/**
 * Nodes hear each other through the PostgreSQL that they share, by LISTEN and NOTIFY: what they fall back on while Redis
 * is away, and all there is without one. It has a connection of its own, and goes on trying when that is lost.
 */
export async function openNotifyPipe(url: string, id: string): Promise<Pipe> {
  const { default: pg } = await import("pg");
  const texts: ((text: string) => void)[] = [];
  const changes: (() => void)[] = [];
  const inPieces = new Map<string, string[]>();
  let client: Client | null = null;
  let closed = false;
  let sent = 0;
  let pinging: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;

  function receive(payload: string): void {
    const [header, from, piece, of] = /^(\S+):(\d+)\/(\d+) /.exec(payload) ?? [];
    if (!header || from!.startsWith(id)) return;
    const text = payload.slice(header.length);
    if (of === "1") return texts.forEach((listener) => listener(text));
    const pieces = piece === "1" ? [] : inPieces.get(from!);
    if (!pieces || pieces.length !== Number(piece) - 1) return void inPieces.delete(from!);
    pieces.push(text);
    inPieces.set(from!, pieces);
    if (pieces.length < Number(of)) return;
    inPieces.delete(from!);
    texts.forEach((listener) => listener(pieces.join("")));
  }

  async function connect(): Promise<void> {
    const made = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    });
    const lose = () => {
      if (client === made) {
        client = null;
        inPieces.clear();
        clearInterval(pinging);
        changes.forEach((listener) => listener());
      }
      if (closed || retrying) return;
      retrying = setTimeout(() => {
        retrying = undefined;
        void connect();
      }, 250);
    };
    made.on("error", (error) => {
      log.warn({ event: "notify_lost", err: error });
      lose();
    });
    made.on("end", lose);
    made.on("notification", ({ channel, payload }) => {
      if (channel === CHANNEL && payload) receive(payload);
    });
    try {
      await made.connect();
      await made.query("SET synchronous_commit = off");
      await made.query(`LISTEN ${CHANNEL}`);
    } catch {
      await made.end().catch(() => undefined);
      return lose();
    }
    if (closed) return void made.end();
    client = made;
    // A line that is dead without saying so is found out.
    pinging = setInterval(() => {
      made.query("SELECT 1").catch(() => {
        void made.end().catch(() => undefined);
        lose();
      });
    }, PING_EVERY);
    changes.forEach((listener) => listener());
  }

  await connect();
  return {
    name: "database",
    isUp: () => client !== null,
    send(text) {
      sent += 1;
      const ascii = text.replace(
        /[\u0080-\uffff]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
      const of = Math.ceil(ascii.length / PIECE);
      const payloads = Array.from(
        { length: of },
        (_, at) => `${id}.${sent}:${at + 1}/${of} ${ascii.slice(at * PIECE, (at + 1) * PIECE)}`,
      );
      client
        ?.query(`SELECT pg_notify('${CHANNEL}', piece) FROM unnest($1::text[]) AS piece`, [payloads])
        .catch(() => undefined);
    },
    onText: (listener) => void texts.push(listener),
    onChange: (listener) => void changes.push(listener),
    async close() {
      closed = true;
      clearInterval(pinging);
      clearTimeout(retrying);
      const ending = client;
      client = null;
      await ending?.end().catch(() => undefined);
    },
  };
}
