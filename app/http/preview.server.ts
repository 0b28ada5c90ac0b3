import { cleanText } from "~/domain/text";
import type { FormReply } from "./forms.server";

/** What the Preview button of a composer is answered without a script: the page again, with the text as it will look. */
export function previewOf({ text }: Record<string, unknown>): FormReply {
  return { initialValue: { text: typeof text === "string" ? cleanText(text) : "" }, preview: true };
}
