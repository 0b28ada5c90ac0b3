import { Form } from "@remix-run/react";
import type { LoginDto } from "~/domain/accounts/schema";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { SubmitButton } from "../ui/form-fields";
import { Icon } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";
import { deviceName } from "./device-name";

type LoginListProps = { label: string; logins: LoginDto[]; now: number; timeZone: string };

/** Logins or tokens, each with a form that ends it: posts the intent `end` with its `id`. */
export function LoginList({ label, logins, now, timeZone }: LoginListProps) {
  return (
    <Card>
      <ul aria-label={label} className="divide-y divide-line">
        {logins.map((login) => (
          <LoginItem key={login.id} login={login} now={now} timeZone={timeZone} />
        ))}
      </ul>
    </Card>
  );
}

function LoginItem({ login, now, timeZone }: { login: LoginDto; now: number; timeZone: string }) {
  const device = deviceName(login.userAgent);
  const icon = login.kind !== "BROWSER" ? "key-round" : device.isPhone ? "smartphone" : "laptop";
  const name = login.kind === "TOKEN" ? login.name : device.name;
  return (
    <li className="flex items-start gap-4 p-4">
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-md bg-raised text-text-soft">
        <Icon name={icon} size={20} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold wrap-anywhere">
          {name}
          {login.current ? <Badge tone="mint">This device</Badge> : null}
          {login.kind === "API" ? <Badge>Signed in through the API</Badge> : null}
        </p>
        <p className="mt-0.5 text-sm text-text-faint">
          {login.current ? "Here now" : <Seen login={login} now={now} timeZone={timeZone} />}
          {login.kind !== "TOKEN" && login.address ? <> · {login.address}</> : null}
          {login.kind === "TOKEN" ? <> · {expiry(login, now)}</> : null}
        </p>
      </div>
      {login.current ? null : (
        <Form method="post">
          <input type="hidden" name="intent" value={`end ${login.id}`} />
          <SubmitButton
            intent={`end ${login.id}`}
            variant="quiet"
            size="sm"
            aria-label={login.kind === "TOKEN" ? `Revoke ${name}` : `Sign out ${name}`}
          >
            {login.kind === "TOKEN" ? "Revoke" : "Sign out"}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

function Seen({ login, now, timeZone }: { login: LoginDto; now: number; timeZone: string }) {
  const isToken = login.kind === "TOKEN";
  return (
    <>
      {isToken ? "Made " : "Last seen "}
      <RelativeTime iso={isToken ? login.createdAt : login.lastSeenAt} now={now} timeZone={timeZone} />
    </>
  );
}

function expiry({ expiresAt }: LoginDto, now: number): string {
  if (expiresAt === null) return "never ends";
  const days = Math.ceil((Date.parse(expiresAt) - now) / 86_400_000);
  return `ends in ${days} ${days === 1 ? "day" : "days"}`;
}
