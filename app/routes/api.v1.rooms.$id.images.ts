import { removeFile } from "~/domain/files/remove.server";
import { addImage } from "~/domain/images/add.server";
import { imageFormSchema } from "~/domain/images/schema";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { imageShape } from "~/http/api/shapes";
import { imageIn, type Uploaded } from "~/http/upload.server";

export const { loader, action } = apiRoute("/rooms/{id}/images", "Messages", {
  POST: personal({
    summary: "Upload a picture for a post",
    about:
      "As a multipart form. It is decoded and encoded anew, without metadata, in sizes for screens; of what moves the " +
      "first frame is kept. Post it by its id, as one of `imageIds` of a message in this room, within a day.",
    body: imageFormSchema,
    data: imageShape,
    success: { 201: "The picture, which nobody else sees yet." },
    refusals: ["forbidden", "not_found"],
    read: async (request, person) => {
      const file = await imageIn(request, person);
      const { alt } = file.texts;
      return {
        text: `${file.sha256} ${alt ?? ""}`,
        fields: { file, alt },
        discard: () => removeFile(file.path),
      };
    },
    run: async ({ actor, params, body: { file, alt } }) =>
      created(await addImage(actor, params.id, file as Uploaded, { alt }), true),
  }),
});
