import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLocation } from "@remix-run/react";
import {
  adminAuditPath,
  adminReportsPath,
  adminRoomsPath,
  adminUsersPath,
} from "~/components/admin/admin-paths";
import { SettingsLayout } from "~/components/shell/settings-layout";
import { adminOf } from "~/http/admin.server";

const SECTIONS = [
  { to: adminUsersPath, label: "People" },
  { to: adminRoomsPath, label: "Rooms" },
  { to: adminReportsPath, label: "Reports" },
  { to: adminAuditPath, label: "Audit log" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await adminOf(request);
  return null;
}

/** The pages of the site's admins. Each of them asks for itself who looks. */
export default function Admin() {
  const { pathname } = useLocation();
  const sections = SECTIONS.map((section) => ({
    ...section,
    current: pathname === section.to || pathname.startsWith(`${section.to}/`),
  }));
  return (
    <SettingsLayout title="Site admin" sections={sections}>
      <Outlet />
    </SettingsLayout>
  );
}
