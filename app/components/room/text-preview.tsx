import { RichText } from "../timeline/rich-text";

/** How what is being written will look. */
export function TextPreview({ text }: { text: string }) {
  return (
    <section
      aria-label="Preview"
      // Scrolls by itself when long, and then must be reached by the keys, too.
      tabIndex={0}
      className="mb-2 max-h-[40dvh] overflow-y-auto rounded-lg border border-line bg-card px-4 py-3 [&_code]:font-mono"
    >
      <p className="mb-1 text-xs font-semibold text-text-faint">Preview</p>
      {text.trim() ? (
        <RichText text={text.trim()} />
      ) : (
        <p className="text-text-faint">**bold**, _italic_, `code`, &gt; quote, - list, [words](https://…)</p>
      )}
    </section>
  );
}
