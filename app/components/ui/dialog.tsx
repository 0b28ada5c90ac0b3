import { useCallback, useRef, type ReactNode, type RefObject } from "react";
import { IconButton } from "./button";
import { Icon } from "./icon";

/** Opens and closes a Dialog. The browser keeps the focus inside, gives it back, and closes on Escape. */
export function useDialog() {
  const ref = useRef<HTMLDialogElement>(null);
  const open = useCallback(() => ref.current?.showModal(), []);
  const close = useCallback(() => ref.current?.close(), []);
  return { ref, open, close };
}

type DialogProps = {
  /** Of useDialog, as is `close`. */
  dialogRef: RefObject<HTMLDialogElement>;
  close: () => void;
  /** Called once it has closed, in whatever way. */
  onClosed?: () => void;
  /** Unique on the page. */
  id: string;
  title: string;
  children: ReactNode;
};

/** A modal window: a sheet from below on phones. What it holds must also have a page, for those without JavaScript. */
export function Dialog({ dialogRef, close, onClosed, id, title, children }: DialogProps) {
  return (
    <dialog
      ref={dialogRef}
      onClose={onClosed}
      aria-labelledby={`${id}-title`}
      // A press on the backdrop hits the dialog element itself, never something inside it.
      onClick={(event) => event.target === event.currentTarget && close()}
      className="m-auto w-full max-w-lg rounded-lg border border-line bg-overlay p-0 text-text shadow-float open:animate-rise max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none"
    >
      <div className="safe-bottom">
        <header className="flex items-center justify-between gap-4 border-b border-line py-2 pl-5 pr-2">
          <h2 id={`${id}-title`} className="text-xl">
            {title}
          </h2>
          <IconButton label="Close" type="button" onClick={close}>
            <Icon name="x" size={20} />
          </IconButton>
        </header>
        <div className="p-5">{children}</div>
      </div>
    </dialog>
  );
}
