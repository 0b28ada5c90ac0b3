/** A small synthesiser: notes are added into a buffer of samples. Pure, and the same every time. */

export const SAMPLE_RATE = 32_000;

const TABLE_SIZE = 4096;
const SINE = Float32Array.from({ length: TABLE_SIZE }, (_, index) =>
  Math.sin((2 * Math.PI * index) / TABLE_SIZE),
);

/** Frequency of a note in half tones above the A of 440 Hz. */
const hertz = (halfTones: number) => 440 * 2 ** (halfTones / 12);

export type Voice = {
  /** One wave, its overtones in it. */
  wave: Float32Array;
  /** Seconds until it is loud, and until it has faded to a third. */
  attack: number;
  decay: number;
};

/** @param overtones strength of each, the tone itself first; the sixth is the highest that stays below half the rate */
function voice(overtones: number[], attack: number, decay: number): Voice {
  const wave = Float32Array.from({ length: TABLE_SIZE }, (_, index) =>
    overtones.reduce((sum, strength, at) => sum + strength * SINE[(index * (at + 1)) % TABLE_SIZE]!, 0),
  );
  return { wave, attack, decay };
}

export const VOICES = {
  keys: voice([1, 0.35, 0.12, 0.06], 0.006, 0.5),
  pad: voice([1, 0.28, 0.14], 0.7, 1.4),
  bass: voice([1, 0.4, 0.1], 0.008, 0.4),
  bell: voice([1, 0, 0.3, 0, 0.12], 0.003, 0.8),
};

/**
 * Adds a note.
 * @param at seconds from the beginning
 * @param halfTones above the A of 440 Hz
 */
export function note(into: Float32Array, voice: Voice, at: number, halfTones: number, loud: number): void {
  const { wave, attack, decay } = voice;
  const from = Math.round(at * SAMPLE_RATE);
  // Four times its decay it is as good as silent.
  const end = Math.min(into.length, from + Math.round((attack + 4 * decay) * SAMPLE_RATE));
  const loudFrom = from + Math.round(attack * SAMPLE_RATE);
  const rise = loud / Math.max(1, loudFrom - from);
  const fade = Math.exp(-1 / (decay * SAMPLE_RATE));
  const step = (hertz(halfTones) * TABLE_SIZE) / SAMPLE_RATE;
  let phase = 0;
  let level = 0;
  for (let n = from; n < end; n += 1) {
    level = n < loudFrom ? level + rise : level * fade;
    into[n]! += wave[phase & (TABLE_SIZE - 1)]! * level;
    phase += step;
  }
}

/** A soft kick drum: a tone that falls. */
export function kick(into: Float32Array, at: number, loud: number): void {
  const from = Math.round(at * SAMPLE_RATE);
  const length = Math.min(into.length - from, Math.round(0.32 * SAMPLE_RATE));
  let phase = 0;
  for (let n = 0; n < length; n += 1) {
    const seconds = n / SAMPLE_RATE;
    phase += ((46 + 90 * Math.exp(-seconds * 34)) * TABLE_SIZE) / SAMPLE_RATE;
    into[from + n]! += SINE[phase & (TABLE_SIZE - 1)]! * loud * Math.exp(-seconds * 11);
  }
}

/** A brush of noise: short for a hi-hat, longer for a snare. */
export function brush(into: Float32Array, at: number, loud: number, seconds: number): void {
  const from = Math.round(at * SAMPLE_RATE);
  const length = Math.min(into.length - from, Math.round(seconds * 4 * SAMPLE_RATE));
  const fade = Math.exp(-1 / (seconds * SAMPLE_RATE));
  // Noise by a linear congruence: the same every time.
  let state = 0x2545f491 ^ from;
  let before = 0;
  let level = loud;
  for (let n = 0; n < length; n += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const noise = state / 0x80000000;
    // The difference of neighbours leaves the bright part.
    into[from + n]! += (noise - before) * 0.5 * level;
    before = noise;
    level *= fade;
  }
}

/** Lets the room answer: what was heard `seconds` ago comes again, softer and duller, and again. */
export function echo(samples: Float32Array, seconds: number, again: number): void {
  const delay = Math.round(seconds * SAMPLE_RATE);
  let dull = 0;
  for (let n = delay; n < samples.length; n += 1) {
    dull += 0.35 * (samples[n - delay]! - dull);
    samples[n]! += dull * again;
  }
}

/** The samples as a WAV file: 16 bits, mono, as loud as it may be without breaking, fading in and out at its ends. */
export function wavFile(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(44 + 2 * samples.length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string) =>
    [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, 2 * SAMPLE_RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const gain = peak === 0 ? 0 : 0.89 / peak;
  const ends = 3 * SAMPLE_RATE;
  const sound = new Int16Array(bytes.buffer, 44);
  for (let n = 0; n < samples.length; n += 1) {
    const edge = Math.min(1, n / 200, (samples.length - 1 - n) / ends);
    sound[n] = Math.round(samples[n]! * gain * edge * 32767);
  }
  return bytes;
}
