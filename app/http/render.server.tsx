import { Writable } from "node:stream";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceProvider } from "~/hooks/nonce";
import { log } from "~/log.server";

const ABORT_AFTER = 5_000;

/**
 * Renders a page to one piece of HTML. Nothing here is deferred, so streaming would only cost; the stream renderer
 * is used because Remix sends its data through a Suspense boundary, which the string renderer cannot wait for.
 */
export function renderPage(request: Request, remix: EntryContext, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        resolve(Buffer.concat(chunks).toString("utf8"));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={ABORT_AFTER} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onAllReady: () => pipe(sink),
        onShellError: reject,
        onError: (error) =>
          log.error({ event: "render_failed", path: new URL(request.url).pathname, err: error }),
      },
    );
    setTimeout(abort, ABORT_AFTER + 1000).unref();
  });
}
