import { conflict } from "../../errors";
import type { SessionStanding } from "../schema";
import { partOf, withPart, type Machine, type World } from "./state";

const standing = (state: Machine, userId: string) => partOf(state, userId)?.standing ?? "GUEST";
const stands = (state: Machine, userId: string, as: SessionStanding, { now }: World) =>
  standing(state, userId) === as ? state : withPart(state, userId, { standing: as }, now);

/**
 * Somebody asks to be a co-DJ; whoever has been invited already is one with that.
 * @throws Refusal `conflict` for the host
 */
export function asked(state: Machine, userId: string, world: World): Machine {
  if (userId === state.hostId) throw conflict("You are the host here.");
  if (standing(state, userId) === "CO_DJ") return state;
  return stands(state, userId, standing(state, userId) === "INVITED" ? "CO_DJ" : "ASKED", world);
}

/**
 * The host invites somebody; whoever has asked already is a co-DJ with that.
 * @throws Refusal `conflict` for the host themselves
 */
export function invited(state: Machine, userId: string, world: World): Machine {
  if (userId === state.hostId) throw conflict("The host needs no invitation.");
  if (standing(state, userId) === "CO_DJ") return state;
  return stands(state, userId, standing(state, userId) === "ASKED" ? "CO_DJ" : "INVITED", world);
}

/**
 * An answer to what was asked, or to an invitation.
 * @throws Refusal `conflict` where there is nothing to answer
 */
export function answeredAs(
  state: Machine,
  userId: string,
  to: "ASKED" | "INVITED",
  accept: boolean,
  world: World,
): Machine {
  const now = standing(state, userId);
  if (now === "CO_DJ" && accept) return state;
  if (now !== to)
    throw conflict(
      to === "ASKED" ? "They have not asked, or no longer." : "This invitation is no longer open.",
    );
  return stands(state, userId, accept ? "CO_DJ" : "GUEST", world);
}

/** Takes a part away, whichever it is; the place in the booth stays. */
export function takenAway(state: Machine, userId: string, world: World): Machine {
  return stands(state, userId, "GUEST", world);
}
