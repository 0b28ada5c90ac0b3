import { createServer } from "node:http";
import { Server } from "socket.io";

// Socket.IO with the options that the application gives it, and nothing behind: a room is a name, a message is passed on.
const server = createServer();
const live = new Server(server, {
  serveClient: false,
  maxHttpBufferSize: 64 * 1024,
  perMessageDeflate: false,
});

live.on("connection", (socket) => {
  socket.on("join_room", async ({ roomId }: { roomId: string }, reply: (ack: object) => void) => {
    await socket.join(roomId);
    reply({ ok: true, data: {} });
  });
  socket.on("message", (message: { roomId: string }, reply: (ack: object) => void) => {
    live.to(message.roomId).emit("message_received", { stream: message.roomId, message });
    reply({ ok: true, data: message });
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
