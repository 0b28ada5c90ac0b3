import { createCookie, redirect } from "@remix-run/node";
import type { Toast } from "~/components/ui/toast-store";
import { isSecure } from "~/auth/login-cookie.server";
import { sessionSecret } from "~/auth/secret.server";

/** A word to the person, shown once on the next page: how a plain form says that it worked. */
export type Flash = Pick<Toast, "kind" | "text">;

const KINDS = ["success", "info", "error"];

/** Signed, so that nobody puts words into the site's mouth. */
const cookie = createCookie("seda_flash", {
  ...{ httpOnly: true, sameSite: "lax", path: "/", maxAge: 60 },
  secrets: [sessionSecret()],
});

/** Goes to a page (303) which then says what happened. */
export async function redirectWith(
  to: string,
  flash: Flash | null,
  headers = new Headers(),
): Promise<Response> {
  if (flash) headers.append("Set-Cookie", await cookie.serialize(flash, { secure: isSecure() }));
  return redirect(to, { status: 303, headers });
}

/** What there is to say, and the header that takes it back once it is said. */
export async function takeFlash(request: Request): Promise<{ flash: Flash; forget: string } | null> {
  const header = request.headers.get("Cookie");
  if (!header?.includes("seda_flash=")) return null;
  const flash = (await cookie.parse(header)) as Partial<Flash> | null;
  if (typeof flash?.text !== "string" || !KINDS.some((kind) => kind === flash.kind)) return null;
  const forget = await cookie.serialize("", { secure: isSecure(), maxAge: 0 });
  return { flash: { kind: flash.kind!, text: flash.text.slice(0, 300) }, forget };
}
