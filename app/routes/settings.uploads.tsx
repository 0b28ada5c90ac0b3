import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { SpaceMeter } from "~/components/settings/space-meter";
import { UploadForm } from "~/components/settings/upload-form";
import { UploadList } from "~/components/settings/upload-list";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { OlderLink } from "~/components/ui/pagination";
import { addUpload } from "~/domain/uploads/add.server";
import { deleteUpload } from "~/domain/uploads/delete.server";
import { ownUploads } from "~/domain/uploads/queries.server";
import { uploadSpace } from "~/domain/uploads/space.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { uploadIn } from "~/http/upload.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Uploads", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Your uploads");

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const { timeZone } = looksOf(request.headers.get("Cookie"));
  const cursor = new URL(request.url).searchParams.get("cursor");
  // An address that somebody made up shows the newest.
  const page = await ownUploads(person, { cursor }).catch(() => ownUploads(person));
  return { ...page, space: await uploadSpace(person.id), now: nowMs(), timeZone };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  if (request.headers.get("Content-Type")?.startsWith("multipart/form-data")) {
    // The file goes to disk as it comes: what is left of the form is this.
    const form = new FormData();
    form.set("intent", "upload");
    form.set("file", "");
    return submitForm(form, async () => {
      const { upload, created } = await addUpload(person, await uploadIn(request, person));
      const text = created ? `“${upload.title}” is ready to play.` : `“${upload.title}” was here already.`;
      return redirectWith(PATHS.uploads, { kind: "success", text });
    });
  }
  return submitForm(await formOf(request), async ({ intent }) => {
    await deleteUpload(person, String(intent).replace(/^delete /, ""));
    return redirectWith(PATHS.uploads, { kind: "success", text: "The track is deleted." });
  });
}

export default function UploadsPage() {
  const { uploads, nextCursor, space, now, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <SettingsBlock
        title="Upload a track"
        lead="Bring it to a room or a session afterwards: whoever is there can hear it, nobody else."
      >
        <UploadForm reply={reply} />
        <SpaceMeter space={space} />
      </SettingsBlock>
      <SettingsBlock title="Your tracks">
        {uploads.length > 0 ? (
          <UploadList uploads={uploads} now={now} timeZone={timeZone} />
        ) : (
          <p className="text-text-soft">None yet. The ones you upload stand here, to be heard and deleted.</p>
        )}
        {nextCursor ? <OlderLink to={`${PATHS.uploads}?cursor=${nextCursor}`} /> : null}
      </SettingsBlock>
    </>
  );
}
