import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DEMO_PEOPLE } from "~/domain/demo/content";
import { SAMPLE_RATE, wavFile } from "~/domain/demo/synth";
import { DEMO_TRACKS } from "~/domain/demo/tracks";

describe.each(DEMO_TRACKS)("$title", ({ by, render }) => {
  const samples = render();
  const sound = new Int16Array(wavFile(samples).buffer, 44);

  it("is by somebody of the demo, and lasts one to two minutes", () => {
    expect(DEMO_PEOPLE.map(({ username }) => username)).toContain(by);
    expect(samples.length / SAMPLE_RATE).toBeGreaterThanOrEqual(60);
    expect(samples.length / SAMPLE_RATE).toBeLessThanOrEqual(120);
  });

  it("is the same every time", () => {
    const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(hash(wavFile(render()))).toBe(hash(wavFile(samples)));
  });

  it("sounds throughout, never breaks, and begins and ends in silence", () => {
    const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(28_000);
    expect(peak).toBeLessThan(30_000);
    expect(Math.abs(sound[0]!)).toBeLessThan(50);
    expect(Math.abs(sound.at(-1)!)).toBeLessThan(50);
    for (let second = 0; second < samples.length / SAMPLE_RATE - 4; second += 1) {
      const part = sound.subarray(second * SAMPLE_RATE, (second + 1) * SAMPLE_RATE);
      const power = Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
      expect(power, `second ${second}`).toBeGreaterThan(300);
    }
  });

  it("has no hum beside the music: it swings about nothing", () => {
    const mean = sound.reduce((sum, sample) => sum + sample, 0) / sound.length;
    expect(Math.abs(mean)).toBeLessThan(60);
  });
});
