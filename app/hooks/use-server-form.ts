import type { Constraint } from "@conform-to/dom";
import { useForm, type DefaultValue } from "@conform-to/react";
import { useEffect, useRef } from "react";
import type { FormReply } from "~/http/forms.server";
import { useFrame } from "./use-frame";

type Options<Fields> = {
  /** Unique on the page. */
  id: string;
  /** What the action answered. */
  reply: FormReply | undefined;
  /** On a page with several forms: the value of this one's hidden field `intent`. */
  intent?: string;
  constraint?: { [Name in keyof Fields]?: Constraint };
  defaultValue?: DefaultValue<Fields>;
};

/**
 * A form that the server checks: shows the errors of its answer at the fields and moves to the first of them. Once it
 * has gone through, it shows the values that were stored.
 */
export function useServerForm<Fields extends Record<string, unknown>>({
  id,
  reply,
  intent,
  constraint,
  defaultValue,
}: Options<Fields>) {
  const isOwnReply = intent === undefined || reply?.initialValue?.intent === intent;
  const [form, fields] = useForm<Fields, Fields>({
    id,
    lastResult: isOwnReply ? reply : undefined,
    constraint: constraint as Record<string, Constraint>,
    defaultValue,
  });
  const refused = isOwnReply && reply?.error !== undefined && reply.error !== null;
  const wrong = Object.keys(form.allErrors).join();
  useEffect(() => {
    if (!refused || wrong === "") return;
    // After the library has put the answer into the fields, which it makes anew: before, the focus would be lost.
    const timer = setTimeout(() => {
      document.forms.namedItem(id)?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
    return () => clearTimeout(timer);
  }, [refused, wrong, reply, id]);
  // Every form that goes through leaves a message of its own.
  const message = useFrame()?.flash ?? null;
  const before = useRef(message);
  useEffect(() => {
    // It goes away again by itself, which says nothing about the form.
    if (message === null || before.current === message) return;
    before.current = message;
    document.forms.namedItem(id)?.reset();
  }, [message, id]);
  return [form, fields] as const;
}
