import { useEffect } from "react";
import { seemsReachable, whenReachable } from "./live/reach";

/** On a form that itself keeps what it is given until there is a connection. */
export const WAITS = { "data-waits": "" };

/**
 * Holds back forms while the server is away: sent all the same, they would put an error page in the place of the page, with
 * what was typed and what plays.
 */
export function useHeldForms(): void {
  useEffect(() => {
    let passing: HTMLFormElement | null = null;
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      const { submitter } = event;
      if (form === passing || seemsReachable()) return;
      // A field may be named `method`, and hide the form's own.
      const method = submitter?.getAttribute("formmethod") ?? form.getAttribute("method");
      if (method?.toLowerCase() !== "post" || "waits" in form.dataset) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      whenReachable(() => {
        if (!form.isConnected) return;
        passing = form;
        form.requestSubmit(submitter?.isConnected ? submitter : null);
        passing = null;
      });
    };
    addEventListener("submit", onSubmit, { capture: true });
    return () => removeEventListener("submit", onSubmit, { capture: true });
  }, []);
}
