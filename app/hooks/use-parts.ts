import { useFrame } from "./use-frame";

const ALL = { rooms: true, sessions: true };

/** Which parts of the product are there for whoever looks. */
export const useParts = (): typeof ALL => useFrame()?.parts ?? ALL;
