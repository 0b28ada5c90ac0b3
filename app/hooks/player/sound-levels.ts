/** Looks at the sound of an element. */
export type SoundLevels = {
  /** How loud each of the bands is now, from 0 to 1, low to high. The array is used again. */
  read(): Float32Array;
  stop(): void;
};

type Capturing = HTMLAudioElement & {
  captureStream?: () => MediaStream;
  mozCaptureStream?: () => MediaStream;
};

let context: AudioContext | undefined;

/**
 * Looks at what an element plays, by a copy of its sound: the sound itself goes its own way, so that looking can neither
 * delay nor silence it. Null where the browser gives no copy. Only for audio of this site: of others' a browser shows
 * nothing.
 */
export function soundLevels(element: HTMLAudioElement, bands: number): SoundLevels | null {
  const { captureStream, mozCaptureStream } = element as Capturing;
  const stream = (captureStream ?? mozCaptureStream)?.call(element);
  if (!stream || stream.getAudioTracks().length === 0) return null;
  context ??= new AudioContext();
  void context.resume();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  analyser.smoothingTimeConstant = 0.75;
  source.connect(analyser);
  const bins = new Uint8Array(analyser.frequencyBinCount);
  const levels = new Float32Array(bands);
  return {
    read() {
      analyser.getByteFrequencyData(bins);
      for (let band = 0; band < bands; band += 1) levels[band] = loudest(bins, band, bands) / 255;
      return levels;
    },
    stop: () => source.disconnect(),
  };
}

/** Bands grow wider upwards, as hearing does: half of what matters lies in the lowest sixteenth. */
function loudest(bins: Uint8Array, band: number, bands: number): number {
  const edge = (at: number) => Math.floor(bins.length ** (at / bands));
  let most = 0;
  for (let bin = edge(band) - 1; bin < Math.max(edge(band), edge(band + 1) - 1); bin += 1)
    most = Math.max(most, bins[bin] ?? 0);
  return most;
}
