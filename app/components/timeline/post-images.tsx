import { useState, type MouseEvent } from "react";
import type { ImageDto } from "~/domain/images/schema";
import { imageAt, imageSrcSet } from "~/domain/images/sizes";
import { lazyPart } from "../ui/lazy-part";

// Fetched when a picture is first opened.
const Lightbox = lazyPart(() => import("./lightbox"));

/** The room that a single picture has at most, in pixels. */
const BOX = { width: 512, height: 416 };
const UNSAID = "Picture without a description";

/**
 * The pictures of a post. Their places are kept before they come, so that nothing moves when they do. Without a script
 * each is a link to itself.
 */
export function PostImages({ images }: { images: ImageDto[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const single = images.length === 1;
  return (
    <>
      <ul className={single ? "mt-2 flex" : "post-images"} data-count={images.length}>
        {images.map((image, index) => (
          <li key={image.id} className="overflow-hidden rounded-md">
            <a href={image.url} className="block h-full" onClick={(event) => lookAt(event, index, setOpen)}>
              <img
                {...(single ? fitted(image) : { width: 256, height: 256 })}
                src={imageAt(image.id, 480)}
                srcSet={imageSrcSet(image)}
                sizes={single ? `min(100vw, ${fitted(image).width}px)` : "(min-width: 40rem) 16rem, 50vw"}
                alt={image.alt || UNSAID}
                loading="lazy"
                decoding="async"
                className={single ? "h-auto max-w-full bg-raised" : "size-full bg-raised object-cover"}
              />
            </a>
          </li>
        ))}
      </ul>
      {open === null ? null : <Lightbox images={images} start={open} onClosed={() => setOpen(null)} />}
    </>
  );
}

/** Width and height at which a picture fills its room and is not larger than it is. */
export function fitted({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, BOX.width / width, BOX.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function lookAt(event: MouseEvent, index: number, open: (index: number) => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  Lightbox.fetch(() => open(index));
}
