import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import {
  adminAuditPath,
  adminFlagsPath,
  adminJobsPath,
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
/** What concerns the running of the site. */
const SUPER_SECTIONS = [
  { to: adminFlagsPath, label: "Flags" },
  { to: adminJobsPath, label: "Jobs" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await adminOf(request);
  return { isSuper: role === "SUPER_ADMIN" };
}

/** The pages of the site's admins. Each of them asks for itself who looks. */
export default function Admin() {
  const { pathname } = useLocation();
  const { isSuper } = useLoaderData<typeof loader>();
  const sections = [...SECTIONS, ...(isSuper ? SUPER_SECTIONS : [])].map((section) => ({
    ...section,
    current: pathname === section.to || pathname.startsWith(`${section.to}/`),
  }));
  return (
    <SettingsLayout title="Site admin" sections={sections}>
      <Outlet />
    </SettingsLayout>
  );
}
