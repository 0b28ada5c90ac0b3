import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { KeyList } from "~/components/room/key-list";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { Button } from "~/components/ui/button";
import type { Handle } from "~/hooks/handle";
import { personOf } from "~/auth/viewer.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { KEYS_COOKIE, looksOf, lookCookie } from "~/http/looks";

export const handle: Handle = { title: () => "Keyboard", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Keyboard");

export function loader({ request }: LoaderFunctionArgs) {
  return { letters: looksOf(request.headers.get("Cookie")).letterKeys };
}

/** Switches letters and signs on or off as keys, for this browser. */
export async function action({ request }: ActionFunctionArgs) {
  await personOf(request);
  const value = (await formOf(request)).get("letters") === "off" ? "off" : "on";
  const text = value === "on" ? "Letters are keys again." : "Letters do nothing by themselves now.";
  const response = await redirectWith(PATHS.keyboard, { kind: "success", text });
  response.headers.append("Set-Cookie", lookCookie(KEYS_COOKIE, value));
  return response;
}

export default function KeyboardPage() {
  const { letters } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsBlock title="Keys" lead="While you are not typing.">
        <KeyList />
      </SettingsBlock>
      <SettingsBlock
        title="Letters as keys"
        lead="Whoever speaks to the computer, or hits keys by accident, may want them off. Arrows stay. Kept in this browser."
      >
        <Form method="post">
          <Button name="letters" value={letters ? "off" : "on"} variant="quiet">
            {letters ? "Switch letters off" : "Switch letters on"}
          </Button>
        </Form>
      </SettingsBlock>
    </>
  );
}
