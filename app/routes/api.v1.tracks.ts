import { z } from "zod";
import { removeFile } from "~/domain/files/remove.server";
import { addUpload } from "~/domain/uploads/add.server";
import { ownUploads } from "~/domain/uploads/queries.server";
import type { Received } from "~/domain/uploads/receive.server";
import { uploadFormSchema } from "~/domain/uploads/schema";
import { created, list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { uploadShape } from "~/http/api/shapes";
import { uploadIn } from "~/http/upload.server";

export const { loader, action } = apiRoute("/tracks", "Tracks", {
  POST: personal({
    summary: "Upload an audio file",
    about:
      "As a multipart form. Its type is decided by its bytes; title, artist, length and cover are read from it. " +
      "What is answered can be given as `track` of a message. The same file again is the track that is there.",
    body: uploadFormSchema,
    data: uploadShape,
    success: { 201: "The new track.", 200: "The same file was uploaded before; this is its track." },
    read: async (request, person) => {
      const file = await uploadIn(request, person);
      return {
        text: `${file.sha256} ${file.name}`,
        fields: { file },
        discard: () => removeFile(file.path),
      };
    },
    run: async ({ actor, body }) => {
      const { upload, created: isNew } = await addUpload(actor, body.file as Received);
      return created(upload, isNew);
    },
  }),
  GET: personal({
    summary: "Your uploaded tracks",
    about: "Newest first.",
    query: pageQuery(),
    data: z.array(uploadShape),
    pages: true,
    success: { 200: "A page of them." },
    run: async ({ actor, query }) => {
      const { uploads, nextCursor } = await ownUploads(actor, query);
      return list(uploads, nextCursor);
    },
  }),
});
