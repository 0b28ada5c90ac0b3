import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS, personPath } from "~/components/paths";
import { PictureForm } from "~/components/settings/picture-form";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { Avatar } from "~/components/ui/avatar";
import { FormErrors, SubmitButton, TextareaField, TextField } from "~/components/ui/form-fields";
import { accountOf, removeAvatar, setAvatar, updateProfile } from "~/domain/accounts/profile.server";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { ONE_PICTURE, pictureIn } from "~/http/picture.server";

export const handle: Handle = { title: () => "Settings" };
export const meta: MetaFunction = () => pageTitle("Your profile");

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, displayName, username, bio, avatarUrl } = await accountOf(await personOf(request));
  return { id, displayName, username, bio, avatarUrl, uploaded: avatarUrl.startsWith("/files/") };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request, ONE_PICTURE), async (fields, form) => {
    let text = "Profile saved.";
    if (fields.intent === "picture") {
      await setAvatar(person, await pictureIn(form));
      text = "That is your new picture.";
    } else if (fields.intent === "remove-picture") {
      await removeAvatar(person);
      text = "Picture removed.";
    } else await updateProfile(person, fields);
    return redirectWith(PATHS.settings, { kind: "success", text });
  });
}

type Fields = { displayName: string; username: string; bio: string };

export default function ProfilePage() {
  const profile = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <SettingsBlock title="Picture" lead="It is cut square. Without one, you have the one we drew for you.">
        <PictureForm reply={reply} removable={profile.uploaded}>
          <Avatar id={profile.id} src={profile.avatarUrl} size="xl" />
        </PictureForm>
      </SettingsBlock>
      <SettingsBlock
        title="Profile"
        lead={
          <p>
            What others see of you on{" "}
            <Link to={personPath(profile.username)} className="text-link">
              your page
            </Link>
            .
          </p>
        }
      >
        <ProfileForm profile={profile} reply={reply} />
      </SettingsBlock>
    </>
  );
}

function ProfileForm({
  profile,
  reply,
}: {
  profile: Fields;
  reply: ReturnType<typeof useActionData<typeof action>>;
}) {
  const { displayName, username, bio } = profile;
  const [form, fields] = useServerForm<Fields>({
    id: "profile",
    intent: "profile",
    reply,
    defaultValue: { displayName, username, bio },
    constraint: {
      displayName: { required: true, maxLength: 50 },
      username: { required: true, maxLength: 30 },
      bio: { maxLength: 500 },
    },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="profile" />
      <FormErrors errors={form.errors} />
      <TextField field={fields.displayName} label="Display name" autoComplete="name" />
      <TextField
        field={fields.username}
        label="Username"
        hint="3 to 30 letters a–z, digits and _. Links to your page change with it."
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextareaField field={fields.bio} label="Bio" hint="Up to 500 characters." rows={4} />
      <SubmitButton intent="profile">Save profile</SubmitButton>
    </Form>
  );
}
