import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { toast } from "~/components/ui/toast-store";
import type { RoomFormReply } from "~/http/room-forms.server";

/** The sender of one of a room's small forms (a reaction, a pin). What is refused is told. */
export function useRoomForm() {
  const fetcher = useFetcher<RoomFormReply>();
  const { data } = fetcher;
  useEffect(() => {
    if (data && "refused" in data) toast(data.refused, "error");
  }, [data]);
  return fetcher;
}
