import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  LiveReload,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { viewerOf } from "./auth/viewer.server";
import { roomPath } from "./components/paths";
import { AppShell } from "./components/shell/app-shell";
import { ErrorPage, OFFLINE, UNREACHED } from "./components/shell/error-page";
import { iconSprite } from "./components/ui/icon-sprite.server";
import { ToastRegion } from "./components/ui/toasts";
import { unreadNotifications } from "./domain/notifications/queries.server";
import { hasRooms, hasSessions } from "./domain/flags/parts.server";
import { ownRooms } from "./domain/rooms/queries.server";
import { useKeptPicturesOf } from "./hooks/kept-pictures";
import { isKeptTrue } from "./hooks/live/kept-true";
import { useNonce } from "./hooks/nonce";
import { useBrowserTimeZone } from "./hooks/use-browser-time-zone";
import { useFrame } from "./hooks/use-frame";
import { useHeldForms } from "./hooks/use-held-forms";
import { useInbox } from "./hooks/use-inbox";
import { OwnRoomsProvider, useOwnRooms } from "./hooks/use-own-rooms";
import type { Handle } from "./hooks/handle";
import { takeFlash } from "./http/flash.server";
import { looksOf } from "./http/looks";
import { roomStream } from "./streams/names";
import { personTag } from "./streams/versions.server";
import styles from "./styles/app.css";
import { PRELOADED_FONTS } from "./styles/fonts";
import { nowMs } from "./world.server";

export const links: LinksFunction = () => [
  ...PRELOADED_FONTS.map((href) => ({
    rel: "preload",
    as: "font" as const,
    type: "font/woff2",
    href,
    crossOrigin: "anonymous" as const,
  })),
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = () => [
  { title: "Sedā.fm Rooms" },
  { name: "description", content: "Rooms for music communities: talk, share tracks, listen together." },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const [rooms, inbox] = viewer
    ? await Promise.all([ownRooms(viewer), unreadNotifications(viewer.id)])
    : [[], 0];
  context.page.dependsOn(
    ...(viewer ? [personTag(viewer.id), ...rooms.map((room) => roomStream(room.id))] : []),
  );
  const told = await takeFlash(request);
  const { theme, timeZone } = looksOf(request.headers.get("Cookie"));
  return data(
    {
      viewer: viewer && {
        id: viewer.id,
        username: viewer.username,
        displayName: viewer.displayName,
        avatarUrl: viewer.avatarUrl,
        role: viewer.role,
      },
      rooms: rooms.map(({ id, slug, name, coverUrl, genre, isPrivate, unread, lastReadSeq, countedSeq }) => ({
        ...{ id, slug, name, coverUrl, genre, isPrivate, unread, lastReadSeq, countedSeq },
      })),
      inbox,
      parts: { rooms: hasRooms(viewer), sessions: hasSessions(viewer) },
      theme,
      timeZone,
      now: nowMs(),
      flash: told?.flash ?? null,
    },
    { headers: told ? { "Set-Cookie": told.forget } : {} },
  );
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/**
 * The socket keeps the frame true, so going from page to page does not ask for it again; what was asked for by name,
 * or follows a form whose effects no stream brings, does. So does a form that leads on to another page: it may have
 * left a word to say there.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  formAction,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => {
  const sent = formMethod !== undefined && formMethod !== "GET";
  const stays = currentUrl.href === nextUrl.href;
  return sent ? !(stays && isKeptTrue(formAction)) && defaultShouldRevalidate : stays;
};

// The drawings travel in the page, not in its scripts: in the browser they are what the page came with.
const icons =
  typeof document === "undefined" ? iconSprite() : (document.getElementById("icons")?.innerHTML ?? "");

export function Layout({ children }: { children: ReactNode }) {
  const frame = useFrame();
  const nonce = useNonce();
  return (
    <html lang="en" data-theme={frame?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="dark light" />
        <Meta />
        <Links />
      </head>
      <body>
        <svg id="icons" className="hidden" aria-hidden="true" dangerouslySetInnerHTML={{ __html: icons }} />
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
        <LiveReload nonce={nonce} />
      </body>
    </html>
  );
}

/** Always the same list: another one would be taken for news. */
const NO_ROOMS: never[] = [];

/** Pages say by their `handle` whether they stand alone, and what a phone's top bar shows. */
function Frame({ children }: { children: ReactNode }) {
  const frame = useFrame();
  const rooms = useOwnRooms(frame?.viewer ?? null, frame?.rooms ?? NO_ROOMS);
  const inbox = useInbox(frame?.viewer?.id ?? null, frame?.inbox ?? 0);
  useKeptPicturesOf(frame?.viewer?.id ?? null);
  useHeldForms();
  useBrowserTimeZone(frame?.timeZone ?? "UTC");
  const leaf = useMatches().at(-1);
  const handle = leaf?.handle as Handle | undefined;
  const { pathname } = useLocation();
  // What one is looking at is being read.
  const shown = rooms.map((room) => (isInside(pathname, room.slug) ? { ...room, unread: 0 } : room));
  const toasts = <ToastRegion flash={frame?.flash ?? null} />;
  if (handle?.bare || !frame)
    return (
      <>
        {toasts}
        {children}
      </>
    );
  return (
    <OwnRoomsProvider value={shown}>
      <AppShell
        viewer={frame.viewer}
        rooms={shown}
        theme={frame.theme}
        inbox={inbox}
        title={handle?.title?.(leaf?.data as never)}
        backTo={handle?.backTo?.(leaf?.data as never)}
      >
        {toasts}
        {children}
      </AppShell>
    </OwnRoomsProvider>
  );
}

const isInside = (pathname: string, slug: string) =>
  pathname === roomPath(slug) || pathname.startsWith(`${roomPath(slug)}/posts/`);

export default function App() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <Frame>
      <ErrorPage {...errorOf(error)} />
    </Frame>
  );
}

/** What browsers say of a fetch that reached nobody: Chromium, Firefox, Safari. Other TypeErrors are faults of our own. */
const FETCHED_NOTHING = /failed to fetch|networkerror|load failed|network connection/i;

function errorOf(error: unknown): { status: number; message?: string } {
  // A page's data could not be fetched: the browser says so with a TypeError, and the server knows nothing of it.
  if (error instanceof TypeError && typeof navigator !== "undefined") {
    if (!navigator.onLine) return { status: OFFLINE };
    if (FETCHED_NOTHING.test(error.message)) return { status: UNREACHED };
  }
  if (!isRouteErrorResponse(error)) return { status: 500 };
  const { message } = (error.data ?? {}) as { message?: unknown };
  return {
    status: error.status,
    ...(typeof message === "string" && error.status !== 404 ? { message } : {}),
  };
}
