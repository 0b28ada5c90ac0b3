import { MEGABYTE, type UploadSpace } from "~/domain/uploads/schema";

/** How much of the space for uploads is taken. */
export function SpaceMeter({ space }: { space: UploadSpace }) {
  return (
    <div>
      <p className="text-sm text-text-faint">
        <span className="numerals">{megabytes(space.used)}</span> of{" "}
        <span className="numerals">{megabytes(space.quota)}</span> used, with the pictures in your posts
      </p>
      <div aria-hidden="true" className="mt-1.5 h-2 overflow-hidden rounded-full bg-raised">
        <div
          className="h-full rounded-full bg-coral"
          style={{ width: `${Math.min(100, (100 * space.used) / Math.max(1, space.quota))}%` }}
        />
      </div>
    </div>
  );
}

/** A size as people say it: "3.4 MB". */
export function megabytes(bytes: number): string {
  const size = bytes / MEGABYTE;
  return `${size >= 100 || size === 0 ? Math.round(size) : Math.max(0.1, Math.round(size * 10) / 10)} MB`;
}
