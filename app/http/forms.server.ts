import type { SubmissionResult } from "@conform-to/dom";
import { data } from "@remix-run/node";
import { HTTP_STATUS, Refusal } from "~/domain/errors";
import { retryHeaders } from "./refusals.server";

export type FormReply = SubmissionResult<string[]> & {
  /** Seconds until it is worth sending again. */
  retryAfter?: number;
  /** Nothing was sent: the page shows how what was typed will look. */
  preview?: true;
};

/** Passwords do not travel back into the page. */
const SECRET = /password|current/i;
/** Our fields are called so. What a name could mean beyond that (`a.b`, `a[0]`, `__proto__`) is nothing to us. */
const NAME = /^[a-z0-9][\w-]{0,63}$/i;

/**
 * Runs a page's form through a command: what `run` returns on success (mostly a redirect) is the answer; when it
 * refuses, the form comes back with what was typed and what is wrong, field by field, under the refusal's status.
 *
 * @param run gets the fields by name, and the form itself for what has several values or files
 */
export async function submitForm<T>(
  form: FormData,
  run: (fields: Record<string, unknown>, form: FormData) => Promise<T>,
) {
  const fields = fieldsOf(form);
  try {
    return await run(fields, form);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const known = Object.entries(error.fields ?? {}).filter(([name]) => form.has(name));
    const { retryAfter } = error;
    return data<FormReply>(
      {
        status: "error",
        error: known.length === 0 ? { "": [error.message] } : Object.fromEntries(known),
        initialValue: typedIn(fields),
        ...(retryAfter === undefined ? {} : { retryAfter }),
      },
      { status: HTTP_STATUS[error.code], headers: retryHeaders(error) },
    );
  }
}

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

/** By name, the one value or the several that were sent under it. */
function fieldsOf(form: FormData): Fields {
  const names = [...new Set(form.keys())].filter((name) => NAME.test(name));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

/** What the page shows again: no files, no secrets, nothing for what was left empty. */
function typedIn(fields: Fields): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (SECRET.test(name) || value instanceof File || value === "") continue;
    typed[name] = Array.isArray(value) ? value.filter((one) => typeof one === "string") : value;
  }
  return typed;
}
