import { useEffect, useState } from "react";
import { clientNow } from "./clock";
import { serverClock } from "./player/own-clock";
import { player } from "./player/player-store";
import { useConnection } from "./use-connection";
import type { ConnectionState } from "./live/connection";

export type SessionQuality = {
  /** Milliseconds between this device's clock and the server's; null before the first answer. */
  offset: number | null;
  /** Of the best answer, in milliseconds: half of it is by how much the clock may be wrong. */
  roundTrip: number | null;
  /** Milliseconds that the sound is ahead (or, below zero, behind); null while nothing plays. */
  drift: number | null;
  /** 1 while nothing is eased away. */
  rate: number;
  /** Seconds into the track at which the sound is; null while nothing plays. */
  position: number | null;
  /** When all this was looked at, by this device's clock. */
  at: number;
  connection: ConnectionState;
  /** In one word. `good`: within 50 ms. */
  state: "unknown" | "good" | "fair" | "poor";
};

const UNKNOWN = { offset: null, roundTrip: null, drift: null, rate: 1, position: null, at: 0 };

/** How well this tab keeps step, looked at twice a second. */
export function useSessionQuality(): SessionQuality {
  const connection = useConnection();
  const [measured, setMeasured] = useState<Omit<SessionQuality, "connection" | "state">>(UNKNOWN);
  useEffect(() => {
    const timer = setInterval(() => setMeasured(measure()), 500);
    return () => clearInterval(timer);
  }, []);
  return { ...measured, connection, state: judge(measured, connection) };
}

function measure(): Omit<SessionQuality, "connection" | "state"> {
  const reading = serverClock.reading();
  const { deck } = player();
  const position = deck.position();
  return {
    offset: reading?.offset ?? null,
    roundTrip: reading?.roundTrip ?? null,
    drift: position === null || deck.drift.last === null ? null : deck.drift.last * 1000,
    rate: deck.drift.rate,
    ...{ position, at: clientNow() },
  };
}

function judge(
  { drift, roundTrip }: Pick<SessionQuality, "drift" | "roundTrip">,
  connection: ConnectionState,
): SessionQuality["state"] {
  if (drift === null || roundTrip === null) return "unknown";
  const error = Math.abs(drift) + roundTrip / 2;
  if (connection !== "live") return error < 100 ? "fair" : "poor";
  return error < 50 ? "good" : error < 150 ? "fair" : "poor";
}
