import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
} from "react";
import type { ImageDto } from "~/domain/images/schema";
import { broughtFiles, keptPictures } from "./kept-pictures";

/** What the tray of pictures tells the composer. */
export type Tray = {
  count: number;
  /** Some are still on their way. */
  busy: boolean;
  /** Some could not be uploaded. */
  failed: boolean;
  /** The pictures in their order, once the server knows what was said of them. @throws Error without connection */
  take: () => Promise<ImageDto[]>;
  /** Lets go of those that are on their way in a post. */
  sent: (images: ImageDto[]) => void;
};

/** Something was brought, and the tray that says more about it is being loaded. */
const COMING: Partial<Tray> = { count: 1, busy: true };

const filesOf = (files: FileList | null | undefined) =>
  [...(files ?? [])].filter((file) => file.type.startsWith("image/"));

/**
 * Pictures that go with what is being written: chosen, pasted or dropped. All that is heavy about them is in the tray,
 * which is loaded with the first; what cannot be loaded is asked for again with a connection.
 * @param place what they are kept by while one is elsewhere
 * @param load loads the tray, and then calls `show`
 */
export function usePictures(place: string, load: (show: () => void) => void) {
  /** How many times the tray was told to take over what was brought; it is there from the first. */
  const [brought, setBrought] = useState(() => (keptPictures.has(place) ? 1 : 0));
  const [tray, setTray] = useState<Partial<Tray>>(() => (brought || broughtFiles.has(place) ? COMING : {}));
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const fetchTray = useCallback(() => {
    if (broughtFiles.has(place)) load(() => setBrought((times) => times + 1));
  }, [place, load]);
  useEffect(() => {
    fetchTray();
    addEventListener("online", fetchTray);
    return () => removeEventListener("online", fetchTray);
  }, [fetchTray]);
  const bring = (event: { preventDefault(): void }, files: File[]) => {
    if (files.length === 0) return;
    event.preventDefault();
    if (!tray.count) setTray(COMING);
    broughtFiles.set(place, [...(broughtFiles.get(place) ?? []), ...files]);
    fetchTray();
  };
  const sent = (images: ImageDto[]) => {
    tray.sent?.(images);
    // What was brought meanwhile keeps the tray.
    if (keptPictures.has(place) || broughtFiles.has(place)) return;
    setBrought(0);
    setTray({});
  };
  const drag = (by: number) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  return {
    ...{ brought, tray, setTray, over, fetchTray, sent },
    onChoose: (event: ChangeEvent<HTMLInputElement>) => {
      bring(event, filesOf(event.currentTarget.files));
      // The same file can be chosen again after it was taken away.
      event.currentTarget.value = "";
    },
    onPaste: (event: ClipboardEvent) => bring(event, filesOf(event.clipboardData.files)),
    dropZone: {
      onDragEnter: drag(1),
      onDragOver: drag(0),
      onDragLeave: drag(-1),
      onDrop: (event: DragEvent) => {
        drag(-depth.current)(event);
        bring(event, filesOf(event.dataTransfer.files));
      },
    },
  };
}
