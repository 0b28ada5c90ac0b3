import { createServer } from "node:http";
import { Server } from "socket.io";

// Socket.IO with the options that the application gives it, and nothing behind: a room is a name, a message is passed on.
const server = createServer();
const live = new Server(server, {
  serveClient: false,
  maxHttpBufferSize: 64 * 1024,
  perMessageDeflate: false,
});

type Reply = (ack: object) => void;

live.on("connection", (socket) => {
  const join = async (stream: string, reply: Reply) => {
    await socket.join(stream);
    reply({ ok: true, data: {} });
  };
  socket.on("join_room", ({ roomId }: { roomId: string }, reply: Reply) => join(roomId, reply));
  socket.on("join_session", ({ sessionId }: { sessionId: string }, reply: Reply) => join(sessionId, reply));
  socket.on("listening", (_: object, reply: Reply) => reply({ ok: true, data: {} }));
  socket.on("vote", ({ sessionId, ...update }: { sessionId: string }, reply: Reply) => {
    live.to(sessionId).emit("session_update", update);
    reply({ ok: true, data: {} });
  });
  socket.on("message", (message: { roomId: string }, reply: Reply) => {
    live.to(message.roomId).emit("message_received", { stream: message.roomId, message });
    reply({ ok: true, data: message });
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
