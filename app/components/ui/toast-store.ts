/**
 * Toasts of the page. Own code rather than a library: what we need is a list and a clock, the libraries
 * of the field weigh 9 kB of the 120 kB that a room may cost, and they write style elements that a
 * strict content security policy refuses.
 */
export type ToastKind = "success" | "error" | "info";
export type Toast = {
  id: string;
  kind: ToastKind;
  text: string;
  /** The page of what it tells. */
  to?: string;
  /** A way to take back what it tells. */
  undo?: () => void;
};

/** Enough to be read; more at once would only push each other out of sight. */
const MOST = 3;

let toasts: readonly Toast[] = [];
let made = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message in the toast region of this page. In the browser only. */
export function toast(
  text: string,
  kind: ToastKind = "info",
  to?: string,
  more: Pick<Toast, "undo"> = {},
): void {
  made += 1;
  set([...toasts, { id: `toast-${made}`, kind, text, ...(to ? { to } : {}), ...more }].slice(-MOST));
}

export function dismissToast(id: string): void {
  set(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
