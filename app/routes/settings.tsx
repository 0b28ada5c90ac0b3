import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLocation } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { PATHS } from "~/components/paths";
import { SettingsLayout } from "~/components/shell/settings-layout";

const SECTIONS = [
  { to: "/settings", label: "Profile" },
  { to: "/settings/account", label: "Account" },
  { to: PATHS.notificationSettings, label: "Notifications" },
  { to: PATHS.uploads, label: "Uploads" },
  { to: "/settings/logins", label: "Logins" },
  { to: "/settings/tokens", label: "API tokens" },
  { to: "/settings/appearance", label: "Appearance" },
  { to: PATHS.keyboard, label: "Keyboard" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await personOf(request);
  return null;
}

/** The sections of a person's settings; each is a page of its own. */
export default function Settings() {
  const { pathname } = useLocation();
  const sections = SECTIONS.map((section) => ({ ...section, current: pathname === section.to }));
  return (
    <SettingsLayout title="Settings" sections={sections}>
      <Outlet />
    </SettingsLayout>
  );
}
