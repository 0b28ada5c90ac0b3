import { PALETTES, type Inks } from "./art-palettes";
import { between, pick, seeded, type Dice } from "./seeded";

type Shape = (inks: Inks, dice: Dice) => string;

const SHAPES: [Shape, ...Shape[]] = [
  ([, lead, , spark], dice) =>
    `<circle cx="${between(dice, 14, 50)}" cy="${between(dice, 34, 58)}" r="${between(dice, 20, 28)}" fill="${lead}"/>` +
    `<circle cx="${between(dice, 16, 48)}" cy="${between(dice, 10, 26)}" r="${between(dice, 5, 9)}" fill="${spark}"/>`,
  ([, lead, second, spark], dice) =>
    `<g transform="rotate(${between(dice, -60, 60)} 32 32)"><path d="M-20 32h104v60h-104z" fill="${lead}"/>` +
    `<circle cx="32" cy="32" r="17" fill="${second}"/><path d="M15 32a17 17 0 0 1 34 0z" fill="${spark}"/></g>`,
  ([, lead, second, spark], dice) => {
    const x = pick(dice, [6, 32, 58]);
    const rings = [46, 34, 22, 10].map(
      (r, i) => `<circle cx="${x}" cy="58" r="${r}" fill="${[lead, second, lead, spark][i]}"/>`,
    );
    return rings.join("");
  },
  ([, lead, second, spark], dice) => {
    const y = between(dice, 24, 36);
    return (
      `<circle cx="${between(dice, 16, 48)}" cy="${between(dice, 16, 24)}" r="9" fill="${spark}"/>` +
      `<path d="M0 ${y}q16-16 32 0t32 0v64h-64z" fill="${second}"/>` +
      `<path d="M0 ${y + 13}q16 14 32 0t32 0v64h-64z" fill="${lead}"/>`
    );
  },
  ([, lead, second, spark], dice) => {
    const turn = pick(dice, [0, 90, 180, 270]);
    return (
      `<g transform="rotate(${turn} 32 32)"><path d="M0 0h32a32 32 0 0 1-32 32z" fill="${lead}"/>` +
      `<path d="M64 64h-32a32 32 0 0 1 32-32z" fill="${second}"/><circle cx="44" cy="20" r="9" fill="${spark}"/></g>`
    );
  },
];

/**
 * The picture of somebody who has not chosen one: the same for the same seed, for ever.
 * @param seed the person's id, or any other string that stays with them
 * @returns a square SVG document
 */
export function generatedAvatar(seed: string): string {
  const dice = seeded(`avatar:${seed}`);
  const inks = pick(dice, PALETTES);
  const shape = pick(dice, SHAPES);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="128" height="128">` +
    `<path d="M0 0h64v64h-64z" fill="${inks[0]}"/>${shape(inks, dice)}</svg>`
  );
}
