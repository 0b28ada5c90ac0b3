import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { useFrame } from "~/hooks/use-frame";
import type { FormReply } from "~/http/forms.server";
import { PATHS } from "../paths";
import { useRoomContext } from "../room/room-context";
import { repostPath } from "../room/room-paths";
import { Button, ButtonLink } from "../ui/button";
import { Dialog, useDialog } from "../ui/dialog";
import { toast } from "../ui/toast-store";
import { RepostFields } from "./repost-fields";

type Done = { ok: true; to: string; room: string };

/** Asks where a post is to be passed on to. */
export default function RepostDialog({ message, onDone }: { message: MessageDto; onDone: () => void }) {
  const { slug } = useRoomContext();
  const rooms = useFrame()?.rooms ?? [];
  const fetcher = useFetcher<FormReply | Done>();
  const { data } = fetcher;
  const { ref, open, close } = useDialog();
  useEffect(open, [open]);
  const done = useRef(onDone);
  useEffect(() => {
    if (!data || !("ok" in data)) return;
    toast(`Reposted into ${data.room}.`, "success", data.to);
    done.current();
  }, [data]);
  const id = `repost-${message.id}`;
  return (
    <Dialog dialogRef={ref} close={close} onClosed={onDone} id={id} title="Repost this post">
      {rooms.length === 0 ? (
        <>
          <p className="mb-4 text-text-soft">You can repost into rooms that you are in.</p>
          <ButtonLink to={PATHS.discover}>Discover rooms</ButtonLink>
        </>
      ) : (
        <fetcher.Form method="post" action={repostPath(slug, message.id)} className="space-y-5">
          <RepostFields {...{ id, rooms, slug }} reply={data && "initialValue" in data ? data : undefined} />
          <div className="flex justify-end gap-2">
            <Button type="button" variant="ghost" onClick={close}>
              Never mind
            </Button>
            <Button pending={fetcher.state !== "idle"}>Repost</Button>
          </div>
          <input type="hidden" name="inline" value="yes" />
        </fetcher.Form>
      )}
    </Dialog>
  );
}
