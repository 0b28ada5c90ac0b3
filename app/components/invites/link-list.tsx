import { Form } from "@remix-run/react";
import { inviteQrPath, type InviteDto } from "~/domain/invites/schema";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { CopyField } from "../ui/copy-field";
import { SubmitButton } from "../ui/form-fields";
import { RelativeTime } from "../ui/relative-time";
import { ending, usesLeft } from "./words";

type LinkListProps = {
  links: InviteDto[];
  /** Where people reach this instance. */
  origin: string;
  now: number;
  timeZone: string;
};

/** The room's links, each to copy, to be photographed, and to take back: posts the intent `revoke ID`. */
export function LinkList({ links, origin, now, timeZone }: LinkListProps) {
  return (
    <Card>
      <ul aria-label="Links" className="divide-y divide-line">
        {links.map((link) => (
          <li key={link.id} className="flex gap-4 p-4 max-sm:flex-col">
            <QrCode token={link.token!} />
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <CopyField
                id={`link-${link.id}`}
                label={`Link ${usesLeft(link)}`}
                value={`${origin}${link.url}`}
                quiet
              />
              <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-2">
                <p className="numerals min-w-0 flex-1 text-sm text-text-faint">
                  {ending(link.expiresAt, now)} · by {link.createdBy.displayName},{" "}
                  <RelativeTime iso={link.createdAt} now={now} timeZone={timeZone} />
                </p>
                {link.needsApproval ? <Badge tone="mint">Asks first</Badge> : null}
                <Form method="post">
                  <input type="hidden" name="intent" value={`revoke ${link.id}`} />
                  <SubmitButton intent={`revoke ${link.id}`} variant="ghost" size="sm">
                    Revoke
                  </SubmitButton>
                </Form>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The link for a camera. Black on white in either theme, since that is what cameras read. */
function QrCode({ token }: { token: string }) {
  const path = inviteQrPath(token);
  return (
    <a href={path} className="shrink-0 self-start rounded-md" title="Open the QR code by itself">
      <img
        src={path}
        alt="QR code of the link"
        width={120}
        height={120}
        loading="lazy"
        decoding="async"
        className="size-[7.5rem] rounded-md bg-white"
      />
    </a>
  );
}
