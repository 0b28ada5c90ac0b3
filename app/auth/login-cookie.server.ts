import { createCookie } from "@remix-run/node";
import { env } from "~/env.server";

/** Whether people reach the instance over TLS. */
export const isSecure = () => env().PUBLIC_URL?.startsWith("https:") ?? false;

const cookie = createCookie("seda_login", {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  maxAge: 60 * 24 * 3600,
});

/** The header that signs a browser in. The cookie holds the login's random token and nothing else. */
export function loginCookie(token: string): Promise<string> {
  return cookie.serialize(token, { secure: isSecure() });
}

/** The header that makes a browser forget its login. */
export function noLoginCookie(): Promise<string> {
  return cookie.serialize("", { secure: isSecure(), maxAge: 0 });
}

/** The token in a Cookie header, or null. */
export async function tokenInCookie(header: string | null | undefined): Promise<string | null> {
  if (!header?.includes("seda_login=")) return null;
  const token: unknown = await cookie.parse(header);
  return typeof token === "string" && token !== "" ? token : null;
}
