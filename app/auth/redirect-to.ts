/** A path of this site: nothing that a browser would read as another host (`//host`, `/\host`), no control characters. */
const PATH = /^\/(?![/\\])[^\\\u0000-\u001F\u007F]*$/;

/** The page to go to after signing in. Only a path of this site counts: not another host, not a scheme. */
export function safeRedirect(to: unknown, fallback = "/rooms"): string {
  if (typeof to !== "string" || !PATH.test(to)) return fallback;
  const url = new URL(to, "http://site.invalid");
  // Looked at again as it comes out: "/.//host" is a path, and becomes "//host".
  const path = url.pathname + url.search + url.hash;
  return url.origin === "http://site.invalid" && PATH.test(path) ? path : fallback;
}

/** Where somebody goes on to from the address of a page for signing in or up; home where that says nothing. */
export function pathAfterSignIn(url: string, home: string): string {
  return safeRedirect(new URL(url).searchParams.get("redirectTo"), home);
}

/** The address of such a page that leads on to `to`. */
export function withRedirect(page: string, to: string | null): string {
  return to ? `${page}?${new URLSearchParams({ redirectTo: to })}` : page;
}
