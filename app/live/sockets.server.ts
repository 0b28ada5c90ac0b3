import type { Server, Socket } from "socket.io";
import type { Actor } from "~/domain/actor";
import type { ClientToServer, ServerToClient } from "./protocol";

/** What a connection knows of itself. */
export type SocketData = {
  actor: Actor;
  /** The number of the newest change (see versions) before the actor was looked at. */
  asOf: number;
  /** Streams it is in. */
  streams: Set<string>;
  /** Sessions in which its player plays. */
  playing?: Set<string>;
};

/** What travels from node to node. */
type NodeToNode = { relay(text: string): void };
export type LiveServer = Server<ClientToServer, ServerToClient, NodeToNode, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, NodeToNode, SocketData>;

/** Groups of sockets: a stream's name is the group of those who read it. */
export const personGroup = (userId: string) => `person:${userId}`;
export const loginGroup = (loginId: string) => `login:${loginId}`;
export const watchersGroup = (roomId: string) => `watch:${roomId}`;
