import { Form } from "@remix-run/react";

import type { FoundPerson } from "~/domain/invites/find-people.server";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Field, Input } from "../ui/field";
import { Icon } from "../ui/icon";
import { SubmitButton } from "../ui/form-fields";
import { PersonLine } from "./person-line";

const ALREADY = { member: "Member", invited: "Invited", banned: "Banned" };

/** Looks for people by name (`q` in the address), and invites one of them: posts the intent `invite ID`. */
export function InvitePeople({ q, found }: { q: string; found: FoundPerson[] }) {
  return (
    <div className="space-y-4">
      <Form method="get" preventScrollReset className="flex items-end gap-2">
        <Field id="q" label="Username" required className="min-w-0 flex-1">
          {(control) => (
            <Input
              key={q}
              {...control}
              name="q"
              defaultValue={q}
              maxLength={31}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
            />
          )}
        </Field>
        <Button variant="quiet">
          <Icon name="search" size={18} /> Find
        </Button>
      </Form>
      {q === "" ? null : found.length === 0 ? (
        <p role="status" className="text-text-soft">
          Nobody’s name begins like that. A link reaches people without an account, too.
        </p>
      ) : (
        <Card>
          <ul aria-label="People found" className="divide-y divide-line">
            {found.map(({ user, already }) => (
              <PersonLine key={user.id} user={user}>
                {already ? (
                  <Badge>{ALREADY[already]}</Badge>
                ) : (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value={`invite ${user.id}`} />
                    <SubmitButton
                      intent={`invite ${user.id}`}
                      size="sm"
                      aria-label={`Invite ${user.displayName}`}
                    >
                      Invite
                    </SubmitButton>
                  </Form>
                )}
              </PersonLine>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
