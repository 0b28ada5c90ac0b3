import { Form } from "@remix-run/react";
import type { FormReply } from "~/http/forms.server";
import { Button, ButtonLink } from "../ui/button";
import { Checkbox } from "../ui/checks";
import { Field, Select } from "../ui/field";
import { FormErrors } from "../ui/form-fields";
import { ACT_WORDS, DURATIONS, type MemberAct } from "./member-acts";
import { ReasonFields, typedIn } from "./reason-fields";

type ActFormProps = {
  act: MemberAct;
  userIds: string[];
  /** The post because of which it is done. */
  post: { id: string; text: string; own: boolean } | null;
  back: string;
  reply: FormReply | undefined;
  pending: boolean;
};

/** Asks why, for how long, and whether it is meant. */
export function ActForm({ act, userIds, post, back, reply, pending }: ActFormProps) {
  const { verb, consequence, variant, needsReason } = ACT_WORDS[act];
  const durations = DURATIONS[act];
  return (
    <Form method="post" className="space-y-6">
      <FormErrors errors={reply?.error?.[""] ?? undefined} />
      <input type="hidden" name="act" value={act} />
      {userIds.map((id) => (
        <input key={id} type="hidden" name="user" value={id} />
      ))}
      <p className="text-lg text-text-soft">{consequence}</p>
      {durations ? (
        <Field id="seconds" label="For how long" required>
          {(control) => (
            <Select
              {...control}
              name="seconds"
              defaultValue={typedIn(reply, "seconds") ?? durations.find(({ usual }) => usual)?.seconds}
              className="max-w-xs"
            >
              {durations.map(({ seconds, label }) => (
                <option key={label} value={seconds}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <ReasonFields required={needsReason} reply={reply} />
      {post ? (
        <div className="space-y-1">
          <blockquote className="border-l-2 border-line-strong pl-4 text-text-soft wrap-anywhere">
            {post.text}
          </blockquote>
          <input type="hidden" name="message" value={post.id} />
          <Checkbox name="remove" value="yes" defaultChecked label="Delete this post too" />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button variant={variant} pending={pending}>
          {verb}
        </Button>
        <ButtonLink to={back} variant="ghost">
          Cancel
        </ButtonLink>
      </div>
    </Form>
  );
}
