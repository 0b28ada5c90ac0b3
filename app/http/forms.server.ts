import { parse, type SubmissionResult } from "@conform-to/dom";
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
  const submission = parse<Record<string, unknown>, string[]>(form, { resolve: (value) => ({ value }) });
  try {
    return await run(submission.payload, form);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const known = Object.entries(error.fields ?? {}).filter(([name]) => form.has(name));
    const reply = submission.reply({
      fieldErrors: Object.fromEntries(known),
      formErrors: known.length === 0 ? [error.message] : [],
    });
    const initialValue = Object.fromEntries(
      Object.entries(reply.initialValue ?? {}).filter(([name]) => !SECRET.test(name)),
    );
    const { retryAfter } = error;
    return data<FormReply>(
      { ...reply, initialValue, ...(retryAfter === undefined ? {} : { retryAfter }) },
      { status: HTTP_STATUS[error.code], headers: retryHeaders(error) },
    );
  }
}
