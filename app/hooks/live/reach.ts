import { toast } from "~/components/ui/toast-store";
import { connectionState } from "./connection";

/** Whether the server can be reached, as far as is known without asking. */
export const seemsReachable = (): boolean =>
  navigator.onLine && !["offline", "reconnecting"].includes(connectionState());

/** Asks the server whether it is there: where only the live connection is held up on its way, pages still come. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const request = { cache: "no-store", signal: AbortSignal.timeout(5000) } as const;
  return fetch("/healthz", request).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Does what needs the server; where that is not to be had, says so instead. */
export function whenReachable(then: () => void): void {
  if (seemsReachable()) return then();
  void isReachable().then((answers) => {
    if (answers) then();
    else toast("Nothing was sent: the server cannot be reached.", "error");
  });
}
