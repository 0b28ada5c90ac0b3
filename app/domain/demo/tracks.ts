import { brush, echo, kick, note, SAMPLE_RATE, VOICES } from "./synth";

/** A piece of the demo: who made it, and how it goes. */
export type DemoTrack = {
  title: string;
  artist: string;
  /** Username of whoever brought it. */
  by: string;
  render(): Float32Array;
};

type Score = {
  /** Beats a minute. */
  tempo: number;
  bars: number;
  /** Notes of each chord in half tones above the A of 440 Hz, a bar long, one after the other, from the start again. */
  chords: number[][];
  echo: { beats: number; again: number };
  bar(play: Bar): void;
};

/** One bar as it is played: positions in beats from its beginning. */
type Bar = {
  into: Float32Array;
  index: number;
  bars: number;
  chord: number[];
  /** Seconds of a position. */
  at(beat: number): number;
};

function perform({ tempo, bars, chords, echo: answer, bar }: Score): Float32Array {
  const beat = 60 / tempo;
  // A bar of silence at the end, for the echo.
  const into = new Float32Array(Math.round((bars + 1) * 4 * beat * SAMPLE_RATE));
  for (let index = 0; index < bars; index += 1)
    bar({
      into,
      index,
      bars,
      chord: chords[index % chords.length]!,
      at: (position) => (index * 4 + position) * beat,
    });
  echo(into, answer.beats * beat, answer.again);
  return into;
}

const chordOf = ({ into, chord, at }: Bar, beat: number, loud: number, voice = VOICES.keys) =>
  chord.forEach((tone, index) => note(into, voice, at(beat) + index * 0.012, tone, loud));

/** Slow keys over a pad, and a bell that wanders through the chord. */
const emptyTram = (): Float32Array =>
  perform({
    tempo: 72,
    bars: 23,
    chords: [
      [-12, -5, -2, 3],
      [-16, -9, -5, 0],
      [-14, -7, -4, 1],
      [-17, -10, -5, -2],
    ],
    echo: { beats: 0.75, again: 0.42 },
    bar(play) {
      const { into, index, chord, at } = play;
      chordOf(play, 0, 0.1, VOICES.pad);
      note(into, VOICES.bass, at(0), chord[0]! - 12, 0.3);
      if (index >= 2) note(into, VOICES.bass, at(2.5), chord[0]! - 12, 0.18);
      [0, 1.5, 2, 3.25].forEach((beat, step) => {
        if (index >= 4) note(into, VOICES.bell, at(beat), chord[(step + index) % 4]! + 12, 0.13);
      });
      if (index < 8 || index >= 20) return;
      for (const beat of [0, 2]) kick(into, at(beat), 0.34);
      for (const beat of [1, 3]) brush(into, at(beat), 0.06, 0.07);
    },
  });

/** Four on the floor, off-beat chords, a bass that answers. */
const bakeryAtSix = (): Float32Array =>
  perform({
    tempo: 120,
    bars: 39,
    chords: [
      [-12, -9, -5, -2],
      [-12, -9, -5, -2],
      [-16, -12, -9, -5],
      [-14, -10, -7, -4],
    ],
    echo: { beats: 0.75, again: 0.3 },
    bar(play) {
      const { into, index, bars, chord, at } = play;
      const resting = index >= 20 && index < 24;
      for (let beat = 0; beat < 4; beat += 1) {
        if (!resting) kick(into, at(beat), 0.5);
        if (index >= 4) brush(into, at(beat + 0.5), 0.09, 0.025);
        if (index >= 12 && !resting && beat % 2 === 1) brush(into, at(beat), 0.11, 0.06);
      }
      if (index >= 8) for (const beat of [0.5, 1.75, 2.5]) chordOf(play, beat, 0.075);
      if (index >= 4 && index < bars - 2)
        for (const beat of [0.75, 1.5, 2.75, 3.5]) note(into, VOICES.bass, at(beat), chord[0]! - 12, 0.26);
      if (resting || index >= 28) chordOf(play, 0, 0.05, VOICES.pad);
      if (index >= 16 && index % 2 === 1) note(into, VOICES.bell, at(3.25), chord[index % 4]! + 24, 0.07);
    },
  });

/** Arpeggios that climb and come back, without drums until late. */
const lanterns = (): Float32Array =>
  perform({
    tempo: 96,
    bars: 31,
    chords: [
      [-9, -5, -2, 2],
      [-14, -10, -5, -2],
      [-12, -9, -5, 0],
      [-16, -12, -7, -4],
    ],
    echo: { beats: 1, again: 0.38 },
    bar(play) {
      const { into, index, bars, chord, at } = play;
      const shape = [0, 1, 2, 3, 2, 1, 3, 2];
      shape.forEach((step, position) => {
        const octave = index >= 16 && position % 4 === 3 ? 12 : 0;
        note(into, VOICES.keys, at(position / 2), chord[step]! + octave, position === 0 ? 0.17 : 0.12);
      });
      if (index >= 2) note(into, VOICES.bass, at(0), chord[0]! - 12, 0.26);
      if (index >= 8) chordOf(play, 0, 0.055, VOICES.pad);
      if (index >= 12 && index < bars - 2) {
        kick(into, at(0), 0.3);
        kick(into, at(2.5), 0.22);
        for (const beat of [0.5, 1.5, 2.5, 3.5]) brush(into, at(beat), 0.035, 0.02);
      }
    },
  });

/** The three pieces that a first boot plays. Their people are the demo's. */
export const DEMO_TRACKS: DemoTrack[] = [
  { title: "Bakery at Six", artist: "Kaveh", by: "kaveh", render: bakeryAtSix },
  { title: "Empty Tram", artist: "Mira Falk", by: "mira_f", render: emptyTram },
  { title: "Lanterns, Second Sunday", artist: "DeShawn", by: "deshawn", render: lanterns },
];
