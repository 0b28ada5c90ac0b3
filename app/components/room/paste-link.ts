import type { ClipboardEvent } from "react";

/** Pasting an address over selected words makes them a link to it. */
export function pasteLink(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const field = event.currentTarget;
  const words = field.value.slice(field.selectionStart, field.selectionEnd);
  const address = event.clipboardData.getData("text/plain").trim();
  if (!words.trim() || /[\n[\]]|:\/\//.test(words)) return;
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return;
  event.preventDefault();
  writeOver(field, `[${words}](${address.replace(/[()[\]<>"`\\]/g, percent)})`);
}

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** Writes over what is selected, as if it were typed: so it can be undone, where the browser has the old command. */
export function writeOver(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
