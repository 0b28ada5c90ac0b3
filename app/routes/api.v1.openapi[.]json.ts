import { open } from "~/http/api/endpoint.server";
import { openApiDocument } from "~/http/api/openapi.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/openapi.json", "Documentation", {
  GET: open({
    summary: "This document",
    about: "OpenAPI 3.1, made from the schemas that read the requests.",
    success: { 200: "The document itself, not wrapped in `data`." },
    run: async () => ({ status: 200, body: openApiDocument() }),
  }),
});
