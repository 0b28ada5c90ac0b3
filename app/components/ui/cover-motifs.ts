import type { Inks } from "./art-palettes";
import { between, pick, tenth, type Dice } from "./seeded";

/** Draws on a square of 400 by 400. */
export type Motif = (inks: Inks, dice: Dice) => string;

/** The grooves of a record, seen too close. */
export const grooves: Motif = ([paper, lead, second, spark], dice) => {
  const x = pick(dice, [60, 200, 340]);
  const y = pick(dice, [80, 200, 400]);
  let drawn = "";
  for (let r = 400; r > 60; r -= 17) {
    const wide = between(dice, 2, 11);
    drawn += `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${r % 3 ? lead : second}" stroke-width="${wide}"/>`;
  }
  return `${drawn}<circle cx="${x}" cy="${y}" r="62" fill="${spark}"/><circle cx="${x}" cy="${y}" r="9" fill="${paper}"/>`;
};

/** A low sun behind blinds. */
export const sun: Motif = ([paper, lead, second, spark], dice) => {
  const x = between(dice, 130, 270);
  let blinds = "";
  for (let i = 0; i < 7; i++) {
    blinds += `<path d="M0 ${tenth(200 + i * 27)}h400v${5 + i * 3}h-400z" fill="${paper}"/>`;
  }
  return (
    `<path d="M0 260h400v140h-400z" fill="${second}" opacity=".55"/><circle cx="${x}" cy="205" r="142" fill="${lead}"/>` +
    `<circle cx="${x}" cy="160" r="52" fill="${spark}"/>${blinds}`
  );
};

/** Ridges of sound, one behind the other. */
export const ridges: Motif = ([paper, lead, second, spark], dice) => {
  const peak = between(dice, 140, 260);
  let drawn = "";
  for (let row = 0; row < 14; row++) {
    const base = 84 + row * 23;
    let line = `M-10 ${base}`;
    for (let x = 14; x <= 410; x += 12) {
      const near = Math.exp(-((x - peak) ** 2) / 7000);
      line += `L${x} ${Math.round(base - near * between(dice, 4, 78) - between(dice, 0, 5))}`;
    }
    const ink = row === 8 ? spark : row % 2 ? second : lead;
    drawn += `<path d="${line}V410H-10z" fill="${paper}" stroke="${ink}" stroke-width="3.4" stroke-linejoin="round"/>`;
  }
  return drawn;
};

/** Dots of a poster printed in a hurry. */
export const halftone: Motif = ([, lead, second, spark], dice) => {
  const x = between(dice, 60, 340);
  const y = between(dice, 60, 340);
  let dots = "";
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 12; column++) {
      const cx = 18 + column * 33.2 + (row % 2) * 8;
      const cy = 18 + row * 33.2;
      const r = 17 - Math.hypot(cx - x, cy - y) / 22;
      if (r > 1.5) dots += `<circle cx="${tenth(cx)}" cy="${tenth(cy)}" r="${tenth(r)}"/>`;
    }
  }
  return (
    `<path d="M0 400L400 ${between(dice, 0, 200)}V400z" fill="${second}"/><g fill="${lead}">${dots}</g>` +
    `<circle cx="${400 - x}" cy="${400 - y}" r="46" fill="${spark}"/>`
  );
};

/** Tiles of quarter discs. */
export const tiles: Motif = ([paper, lead, second, spark], dice) => {
  let drawn = "";
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const [back, front] = pick(dice, [
        [paper, lead],
        [second, lead],
        [lead, paper],
        [paper, second],
        [second, spark],
      ] as const);
      const form = pick(dice, [
        "M0 0h100a100 100 0 0 1-100 100z",
        "M0 0h100a50 50 0 0 1-100 0z",
        "M50 8a42 42 0 1 0 .1 0z",
        "M0 0h100L0 100z",
      ] as const);
      const turn = pick(dice, [0, 90, 180, 270]);
      drawn +=
        `<g transform="translate(${column * 100} ${row * 100}) rotate(${turn} 50 50)">` +
        `<path d="M-.5-.5h101v101h-101z" fill="${back}"/><path d="${form}" fill="${front}"/></g>`;
    }
  }
  return drawn;
};

/** A level meter, mirrored in wet asphalt. */
export const levels: Motif = ([, lead, second, spark], dice) => {
  let drawn = "";
  for (let i = 0; i < 13; i++) {
    const high = between(dice, 24, 66) + 150 * Math.abs(Math.sin(i * 0.55 + dice() * 0.9)) * dice();
    const x = 18 + i * 28.4;
    const ink = i % 5 === 2 ? spark : lead;
    drawn +=
      `<rect x="${tenth(x)}" y="${tenth(236 - high)}" width="19" height="${tenth(high)}" rx="9.5" fill="${ink}"/>` +
      `<rect x="${tenth(x)}" y="246" width="19" height="${tenth(high * 0.55)}" rx="9.5" fill="${second}"/>`;
  }
  return drawn;
};

/** Fields of light without an edge. */
export const haze: Motif = ([, lead, second, spark], dice) => {
  const light = (name: string, ink: string) =>
    `<radialGradient id="${name}"><stop stop-color="${ink}"/><stop offset="1" stop-color="${ink}" stop-opacity="0"/></radialGradient>`;
  const field = (name: string, low: number, high: number) =>
    `<circle cx="${between(dice, 40, 360)}" cy="${between(dice, 40, 360)}" r="${between(dice, low, high)}" fill="url(#${name})"/>`;
  return (
    `<defs>${light("a", lead)}${light("b", second)}${light("c", spark)}</defs>` +
    field("b", 300, 380) +
    field("a", 220, 300) +
    field("c", 130, 190) +
    `<circle cx="200" cy="200" r="${between(dice, 60, 110)}" fill="none" stroke="${spark}" stroke-width="2.5"/>`
  );
};

/** A burst from one corner, as on a gig poster. */
export const rays: Motif = ([, lead, second, spark], dice) => {
  const x = pick(dice, [0, 200, 400]);
  const y = pick(dice, [130, 400]);
  const start = dice();
  let drawn = "";
  for (let i = 0; i < 36; i += 2) {
    const [from, to] = [i, i + 1].map((step) => ((step + start) / 36) * Math.PI * 2);
    if (from === undefined || to === undefined) continue;
    const at = (angle: number) => `${tenth(x + 700 * Math.cos(angle))} ${tenth(y + 700 * Math.sin(angle))}`;
    drawn += `<path d="M${x} ${y}L${at(from)}L${at(to)}z" fill="${i % 4 ? second : lead}"/>`;
  }
  return `${drawn}<circle cx="${x}" cy="${y}" r="${between(dice, 76, 118)}" fill="${spark}"/>`;
};
