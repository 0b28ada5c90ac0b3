import { createServer } from "node:http";
import { Server } from "socket.io";

// Socket.IO with the application's options, on a port that is given, so that it can be killed and come back: a room is a
// name, and whoever joins is told as many events as they name.
const server = createServer();
const live = new Server(server, {
  serveClient: false,
  maxHttpBufferSize: 64 * 1024,
  perMessageDeflate: false,
});
const text = "that bassline at four in the morning when the room goes quiet and then the hats come back";
const id = "0193b2a4-0000-7000-8000-000000000000";
const user = {
  id,
  username: "p_000000000000",
  displayName: "p_000000000000",
  role: "USER",
  avatarUrl: `/avatars/${id}.svg`,
};
const message = {
  id,
  roomId: id,
  sessionId: null,
  userId: id,
  user,
  type: "TEXT",
  text,
  trackRef: null,
  system: null,
  reactions: [],
};
const createdAt = new Date().toISOString();
const event = (seq: number) => ({
  seq,
  type: "message",
  data: { message: { ...message, seq, createdAt } },
  createdAt,
});

live.on("connection", (socket) => {
  socket.on("join_room", async ({ roomId, after }: { roomId: string; after?: number }, reply) => {
    await socket.join(roomId);
    const events = after === undefined ? [] : Array.from({ length: 20 }, (_, n) => event(after + n + 1));
    (reply as (ack: object) => void)({ ok: true, data: { seq: (after ?? 0) + events.length, events } });
  });
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => console.log(process.env["PORT"]));
