import type { ReactNode } from "react";
import { Drawing } from "./drawings/drawing";

type EmptyStateProps = {
  drawing: ReactNode;
  title: string;
  /** One or two sentences: why it is empty and what to do about it. */
  children: ReactNode;
  /** A button or two. */
  action?: ReactNode;
};

/** Nothing here yet: says so kindly and invites to the next step. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <section className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      <Drawing of={drawing} className="mb-6 w-44" />
      <h2 className="text-2xl">{title}</h2>
      <div className="mt-2 text-text-soft">{children}</div>
      {action ? <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </section>
  );
}
