import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "~/domain/errors";
import { lookAtInvite } from "~/domain/invites/look.server";
import { invitePath } from "~/domain/invites/schema";
import { publicOrigin } from "~/http/origin.server";

/** A link as a QR code, for whoever has the link. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  try {
    await lookAtInvite(null, params.token!);
  } catch (error) {
    if (error instanceof Refusal)
      return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
    throw error;
  }
  // Loaded when first needed.
  const { default: QrCode } = await import("qrcode");
  const svg = await QrCode.toString(publicOrigin(request) + invitePath(params.token!), {
    type: "svg",
    margin: 3,
    errorCorrectionLevel: "M",
  });
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, max-age=300",
    },
  });
}
