import { useState, useSyncExternalStore } from "react";
import { IMAGE_MAX_BYTES, IMAGES_MAX } from "~/domain/images/limits";
import type { ImageDto } from "~/domain/images/schema";
import { newClientId } from "./clock";
import { broughtFiles, keptPictures } from "./kept-pictures";
import { describeUpload, discardUpload, uploadImage } from "./upload-image";

/** A picture in the tray, from the moment it is chosen. */
export type Upload = {
  key: string;
  file: File;
  /** An address of the file in this browser, to show it at once. */
  preview: string;
  state: "sending" | "ready" | "failed";
  /** Of what has been sent, 0 to 1. */
  progress: number;
  image?: ImageDto;
  error?: string;
  alt: string;
};

/** The pictures of one post that is being written, each on its way to the server by itself, also while one is elsewhere. */
export class Uploads {
  private all: readonly Upload[] = [];
  private readonly stops = new Map<string, () => void>();
  private readonly watchers = new Set<() => void>();

  /** @param place what they are kept by: the room, or the thread of it */
  constructor(
    private readonly roomId: string,
    private readonly place: string,
  ) {}

  readonly now = () => this.all;

  readonly subscribe = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Takes over what was brought. @returns how many of the files a post has no room for */
  takeOver(): number {
    const files = broughtFiles.get(this.place) ?? [];
    broughtFiles.delete(this.place);
    const taken = files.slice(0, Math.max(0, IMAGES_MAX - this.all.length));
    const made = taken.map((file): Upload => {
      const isLarge = file.size > IMAGE_MAX_BYTES;
      const state = isLarge ? ("failed" as const) : ("sending" as const);
      return {
        ...{ key: newClientId(), file, preview: URL.createObjectURL(file), state, progress: 0, alt: "" },
        ...(isLarge ? { error: "It has more than 10 MB." } : {}),
      };
    });
    this.set([...this.all, ...made]);
    for (const upload of made) if (upload.state === "sending") this.send(upload);
    return files.length - taken.length;
  }

  retry({ key, file }: Upload): void {
    if (file.size > IMAGE_MAX_BYTES) return;
    this.set(
      this.all.map((one) => {
        const { error: _, ...rest } = one;
        return one.key === key ? { ...rest, state: "sending", progress: 0 } : one;
      }),
    );
    this.send({ key, file });
  }

  remove({ key, preview, image }: Upload): void {
    this.stops.get(key)?.();
    URL.revokeObjectURL(preview);
    if (image) discardUpload(this.roomId, image.id);
    this.set(this.all.filter((one) => one.key !== key));
  }

  describe(key: string, alt: string): void {
    this.change(key, { alt });
  }

  /** The pictures in their order, once the server knows what was said of them. @throws Error without connection */
  readonly take = (): Promise<ImageDto[]> => {
    const ready = this.all.flatMap(({ image, alt }) => (image ? { image, alt: alt.trim() } : []));
    return Promise.all(
      ready.map(({ image, alt }) =>
        image.alt === alt ? Promise.resolve(image) : describeUpload(this.roomId, image.id, alt),
      ),
    );
  };

  /** Lets go of those that are in a post now. */
  readonly sent = (images: ImageDto[]) => {
    const isSent = ({ image }: Upload) => images.some(({ id }) => id === image?.id);
    for (const upload of this.all) if (isSent(upload)) URL.revokeObjectURL(upload.preview);
    this.set(this.all.filter((upload) => !isSent(upload)));
  };

  /** Lets go of all: whoever chose them has left. */
  readonly empty = () => {
    for (const stop of this.stops.values()) stop();
    for (const { preview } of this.all) URL.revokeObjectURL(preview);
    this.set([]);
  };

  private send({ key, file }: Pick<Upload, "key" | "file">): void {
    const stop = uploadImage(this.roomId, file, {
      progress: (progress) => this.change(key, { progress }),
      done: (image) => this.change(key, { state: "ready", image }),
      failed: (error) => this.change(key, { state: "failed", error }),
    });
    this.stops.set(key, stop);
  }

  private change(key: string, to: Partial<Upload>): void {
    this.set(this.all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }

  private set(all: readonly Upload[]): void {
    this.all = all;
    if (all.length > 0) keptPictures.set(this.place, this);
    else keptPictures.delete(this.place);
    for (const watcher of this.watchers) watcher();
  }
}

/** Those of a place, which may have been chosen before one was elsewhere. */
export function useUploads(roomId: string, place: string) {
  const [kept] = useState(() => keptPictures.get(place) ?? new Uploads(roomId, place));
  return { kept, uploads: useSyncExternalStore(kept.subscribe, kept.now) };
}
