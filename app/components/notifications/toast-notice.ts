import type { NotificationDto } from "~/domain/notifications/schema";
import { wordsOf } from "~/domain/notifications/words";
import { PATHS } from "../paths";
import { toast } from "../ui/toast-store";
import { noticePath } from "./notice-path";

/** Shows what has just come in, unless the page that is open shows it anyway. */
export function toastNotice(notice: NotificationDto): void {
  if (notice.quiet || location.pathname === PATHS.notifications) return;
  toast(wordsOf(notice).text, "info", noticePath(notice) ?? PATHS.notifications);
}
