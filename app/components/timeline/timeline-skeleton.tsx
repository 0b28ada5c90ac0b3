import { Skeleton } from "../ui/skeleton";

const WIDTHS = ["w-11/12", "w-3/5", "w-4/5", "w-2/3", "w-5/6"];

/** The timeline while its posts are on their way. */
export function TimelineSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading posts</span>
      {WIDTHS.map((width) => (
        <div key={width} className="flex gap-3 py-3.5">
          <Skeleton className="size-10 shrink-0 rounded-full" />
          <div className="flex-1 space-y-2 pt-1">
            <Skeleton className="h-3.5 w-32" />
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3.5 w-2/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
