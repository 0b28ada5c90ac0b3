import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { ImageDto } from "~/domain/images/schema";
import { imageSrcSet } from "~/domain/images/sizes";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";

type LightboxProps = { images: ImageDto[]; start: number; onClosed: () => void };

/** A post's pictures as large as the screen. The browser keeps the focus inside, gives it back, and closes on Escape. */
export default function Lightbox({ images, start, onClosed }: LightboxProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(start);
  useEffect(() => dialog.current?.showModal(), []);
  const image = images[Math.min(index, images.length - 1)]!;
  const many = images.length > 1;
  const go = (by: number) => setIndex((at) => (at + by + images.length) % images.length);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (many && key === "ArrowRight") go(1);
    if (many && key === "ArrowLeft") go(-1);
  };
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-label="Pictures"
      onClose={onClosed}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-ground/95 p-0 text-text"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-center justify-between py-1.5 pl-5 pr-2">
          <p className="numerals text-sm text-text-soft">
            {many ? `${index + 1} of ${images.length}` : null}
          </p>
          <IconButton label="Close" type="button" onClick={close} autoFocus>
            <Icon name="x" size={22} />
          </IconButton>
        </header>
        {/* A press beside the picture closes, as people expect; the keyboard has Escape and the button. */}
        <div
          className="flex min-h-0 flex-1 items-center justify-center gap-1 px-1 sm:gap-3 sm:px-3"
          onClick={(event) => event.target === event.currentTarget && close()}
        >
          {many ? (
            <IconButton label="Previous picture" type="button" onClick={() => go(-1)}>
              <Icon name="arrow-left" size={22} />
            </IconButton>
          ) : null}
          <img
            key={image.id}
            src={image.url}
            srcSet={imageSrcSet(image)}
            sizes="100vw"
            width={image.width}
            height={image.height}
            alt={image.alt || "Picture without a description"}
            className="h-auto max-h-full w-auto min-w-0 max-w-full flex-initial rounded-sm object-contain"
          />
          {many ? (
            <IconButton label="Next picture" type="button" onClick={() => go(1)}>
              <Icon name="arrow-right" size={22} />
            </IconButton>
          ) : null}
        </div>
        <p className="safe-bottom mx-auto min-h-12 max-w-3xl px-5 py-3 text-center text-text-soft wrap-anywhere">
          {image.alt}
        </p>
        <p role="status" className="sr-only">
          {many ? `Picture ${index + 1} of ${images.length}` : null}
        </p>
      </div>
    </dialog>
  );
}
