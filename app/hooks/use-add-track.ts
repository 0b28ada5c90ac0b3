import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { toast } from "~/components/ui/toast-store";
import type { AddReply } from "~/routes/sessions.$id_.add";

/** The sender of a button that brings one track into a session. What comes of it is told. */
export function useAddTrack() {
  const fetcher = useFetcher<AddReply>();
  const { data } = fetcher;
  useEffect(() => {
    if (!data) return;
    if ("added" in data) return toast(data.added, "success");
    const [refused] = errorsOf(data);
    if (refused) toast(refused, "error");
  }, [data]);
  return fetcher;
}

/** All that is wrong, in the words of the server. */
export function errorsOf(reply: AddReply | undefined): string[] {
  if (!reply || "added" in reply) return [];
  return Object.values(reply.error ?? {}).flatMap((told) => told ?? []);
}
