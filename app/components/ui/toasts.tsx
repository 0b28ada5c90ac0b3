import { Link } from "@remix-run/react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { cx } from "../cx";
import { IconButton } from "./button";
import { Icon, type IconName } from "./icon";
import { currentToasts, dismissToast, subscribeToToasts, type Toast, type ToastKind } from "./toast-store";

/** A message without a name of its own: one comes with a page, at most. */
type FlashMessage = Omit<Toast, "id">;

const NONE: readonly Toast[] = [];

/** What has been said: an error page begins the frame anew with the words of the last load. */
const over = new WeakSet<FlashMessage>();

/** How long a toast stays when nobody points at it, in milliseconds. Failures stay until dismissed. */
const STAY_MS = 6000;

const KINDS: Record<ToastKind, { icon: IconName; look: string }> = {
  success: { icon: "check", look: "bg-mint text-on-accent" },
  info: { icon: "info", look: "bg-yellow text-on-accent" },
  error: { icon: "triangle-alert", look: "bg-coral text-on-coral" },
};

/**
 * Where toasts appear. `flash` comes from the loader after a plain form post: it is in the HTML, so it is
 * seen without JavaScript too, and JavaScript only lets it go away by itself.
 */
export function ToastRegion({ flash }: { flash?: FlashMessage | null }) {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => NONE);
  // The loader says it once: loaded anew, as after a live change, the page still has to say it for its whole time.
  const [told, setTold] = useState<FlashMessage | null>(null);
  if (flash && flash !== told && !over.has(flash)) setTold(flash);
  const shown = told && !over.has(told) ? told : null;
  const end = (flash: FlashMessage) => {
    over.add(flash);
    setTold(null);
  };
  return (
    <section aria-label="Messages" aria-live="polite" className="toasts">
      {shown ? <ToastCard key={shown.text} toast={shown} onDismiss={() => end(shown)} /> : null}
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={() => dismissToast(toast.id)} />
      ))}
    </section>
  );
}

function ToastCard({ toast, onDismiss }: { toast: FlashMessage; onDismiss: () => void }) {
  const [held, setHeld] = useState(false);
  const stays = toast.kind === "error" || held;
  // The clock belongs to the toast: a new function from the parent must not wind it up again.
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismiss.current(), STAY_MS);
    return () => clearTimeout(timer);
  }, [stays]);

  const { icon, look } = KINDS[toast.kind];
  return (
    <div
      role={toast.kind === "error" ? "alert" : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-sm animate-rise items-center gap-3 rounded-md border border-line-strong/70 bg-overlay py-1 pl-3.5 pr-1 shadow-float"
    >
      <span className={cx("inline-flex size-6 shrink-0 items-center justify-center rounded-full", look)}>
        <Icon name={icon} size={14} stroke={3} />
      </span>
      <p className="min-w-0 flex-1 py-2 text-sm font-medium wrap-anywhere">
        {toast.to ? (
          <Link to={toast.to} onClick={onDismiss} className="hover:underline">
            {toast.text}
          </Link>
        ) : (
          toast.text
        )}
      </p>
      {toast.undo ? (
        <button
          type="button"
          className="min-h-11 px-2 text-sm font-semibold text-link"
          onClick={() => {
            toast.undo?.();
            onDismiss();
          }}
        >
          Undo
        </button>
      ) : null}
      <IconButton label="Dismiss" type="button" onClick={onDismiss}>
        <Icon name="x" size={18} />
      </IconButton>
    </div>
  );
}
