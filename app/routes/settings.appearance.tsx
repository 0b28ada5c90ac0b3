import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { cx } from "~/components/cx";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { ThemePreview } from "~/components/settings/theme-preview";
import { Icon } from "~/components/ui/icon";
import type { Handle } from "~/hooks/handle";
import { looksOf } from "~/http/looks";

export const handle: Handle = { title: () => "Appearance", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Appearance");

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: looksOf(request.headers.get("Cookie")).theme };
}

const CHOICES = [
  { value: "dark", label: "Dark", previews: ["dark"] },
  { value: "light", label: "Light", previews: ["light"] },
  { value: "system", label: "As the system", previews: ["dark", "light"] },
] as const;

export default function AppearancePage() {
  const { theme } = useLoaderData<typeof loader>();
  return (
    <SettingsBlock title="Theme" lead="Kept in this browser.">
      <Form
        method="post"
        action={PATHS.theme}
        preventScrollReset
        className="grid grid-cols-2 gap-4 sm:grid-cols-3"
      >
        <input type="hidden" name="redirectTo" value="/settings/appearance" />
        {CHOICES.map(({ value, label, previews }) => (
          <button
            key={value}
            name="theme"
            value={value}
            aria-pressed={theme === value}
            className={cx(
              "rounded-lg border-2 p-1.5 text-left transition active:scale-[0.98]",
              theme === value ? "border-coral" : "border-line hover:border-line-strong",
            )}
          >
            <span className="flex overflow-hidden rounded-md border border-line">
              {previews.map((preview) => (
                <ThemePreview key={preview} theme={preview} />
              ))}
            </span>
            <span className="flex min-h-9 items-center justify-between gap-2 px-1.5 pt-1.5 text-sm font-semibold">
              {label}
              {theme === value ? <Icon name="check" size={16} className="text-coral-text" /> : null}
            </span>
          </button>
        ))}
      </Form>
    </SettingsBlock>
  );
}
