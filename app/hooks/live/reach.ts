import { toast } from "~/components/ui/toast-store";
import { connectionState } from "./connection";

const PATIENCE = 5000;

/** Whether the server can be reached, as far as is known without asking. */
export const seemsReachable = (): boolean =>
  navigator.onLine && !["offline", "reconnecting"].includes(connectionState());

/** Asks the server whether it is there: where only the live connection is held up on its way, pages still come. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch("/healthz", { cache: "no-store", signal }).catch(() => null);
  return answer?.ok ?? false;
}

/** Does what needs the server; where that is not to be had, says so instead. */
export function whenReachable(then: () => void): void {
  if (seemsReachable()) return then();
  void isReachable().then((answers) => {
    if (answers) then();
    else toast("The server cannot be reached: nothing was sent. What you entered is still here.", "error");
  });
}
