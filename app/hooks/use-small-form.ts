import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { toast } from "~/components/ui/toast-store";
import type { SmallFormReply } from "~/http/small-forms.server";

/** The sender of a form that is one button (a reaction, a pin, a vote). What is refused is told. */
export function useSmallForm() {
  const fetcher = useFetcher<SmallFormReply>();
  const { data } = fetcher;
  useEffect(() => {
    if (data && "refused" in data) toast(data.refused, "error");
  }, [data]);
  return fetcher;
}
