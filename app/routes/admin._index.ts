import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { adminUsersPath } from "~/components/admin/admin-paths";
import { adminOf } from "~/http/admin.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await adminOf(request);
  return redirect(adminUsersPath);
}
