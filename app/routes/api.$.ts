import { apiRoute } from "~/http/api/route.server";

/** Every other address below /api. */
export const { loader, action } = apiRoute("/*", "", {});
