import { PALETTES } from "./art-palettes";
import { grooves, halftone, haze, levels, rays, ridges, sun, tiles, type Motif } from "./cover-motifs";
import { pick, seeded } from "./seeded";

const MOTIFS: [Motif, ...Motif[]] = [grooves, sun, ridges, halftone, tiles, levels, haze, rays];

/** Which drawings suit a genre, by a word of its name. A genre that is not here gets any of them. */
const BY_WORD = new Map<string, [Motif, ...Motif[]]>(
  Object.entries({
    ambient: [haze, ridges],
    house: [grooves, sun],
    techno: [levels, grooves],
    electronic: [ridges, levels],
    drum: [levels, halftone],
    jazz: [tiles, sun],
    soul: [sun, tiles],
    funk: [rays, tiles],
    disco: [rays, grooves],
    hip: [halftone, grooves],
    rap: [halftone, levels],
    reggae: [sun, rays],
    rock: [rays, halftone],
    metal: [rays, ridges],
    punk: [halftone, rays],
    classical: [ridges, haze],
    folk: [sun, ridges],
    pop: [tiles, sun],
  }),
);

function motifsFor(genre: string | null | undefined): [Motif, ...Motif[]] {
  for (const word of (genre ?? "").toLowerCase().split(/[^a-z]+/)) {
    const found = BY_WORD.get(word);
    if (found) return found;
  }
  return MOTIFS;
}

/**
 * The sleeve of a room or a track that came without one: the same for the same seed and genre, for ever.
 * @param seed an id, or any other string that stays with the thing
 * @param genre steers the kind of drawing; unknown ones are fine
 * @returns a square SVG document that may be cropped from any side
 */
export function generatedCover(seed: string, genre?: string | null): string {
  const dice = seeded(`cover:${seed}`);
  const inks = pick(dice, PALETTES);
  const motif = pick(dice, motifsFor(genre));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" ` +
    `preserveAspectRatio="xMidYMid slice"><path d="M0 0h400v400h-400z" fill="${inks[0]}"/>${motif(inks, dice)}</svg>`
  );
}
