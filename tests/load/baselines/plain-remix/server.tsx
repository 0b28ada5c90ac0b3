import { PassThrough } from "node:stream";
import { createRequestHandler } from "@remix-run/express";
import { createReadableStreamFromReadable, type EntryContext, type ServerBuild } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import express from "express";
import { renderToPipeableStream } from "react-dom/server";
import { loader, Root, RoomPage } from "./page";

// A page as one writes it on the first day: Remix's own template, one query, one component. Nothing is kept.

function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={remix} url={request.url} />, {
      onShellReady() {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html");
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

const manifestOf = (id: string, path: string, parentId?: string) => ({
  ...{ id, path, module: `/build/${id}.js`, hasAction: false, hasLoader: id !== "root" },
  ...{ hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, imports: [] },
  ...(parentId ? { parentId } : {}),
});

const build: ServerBuild = {
  entry: { module: { default: handleRequest } },
  routes: {
    root: { id: "root", path: "", module: { default: Root } },
    room: { id: "room", parentId: "root", path: "rooms/:slug", module: { default: RoomPage, loader } },
  },
  assets: {
    entry: { module: "/build/entry.js", imports: [] },
    routes: { root: manifestOf("root", ""), room: manifestOf("room", "rooms/:slug", "root") },
    url: "/build/manifest.js",
    version: "1",
  },
  publicPath: "/build/",
  assetsBuildDirectory: "public/build",
  isSpaMode: false,
  mode: "production",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};

const web = express();
web.disable("x-powered-by");
web.all("*", createRequestHandler({ build, mode: "production" }));
const server = web.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
