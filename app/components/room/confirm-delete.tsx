import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { FormReply } from "~/http/forms.server";
import { ReasonFields } from "../members/reason-fields";
import { Button } from "../ui/button";
import { Dialog, useDialog } from "../ui/dialog";
import { useRoomContext } from "./room-context";
import { deletePath } from "./room-paths";

/** Asks once more before a post is deleted. */
export default function ConfirmDelete({ message, onDone }: { message: MessageDto; onDone: () => void }) {
  const { slug, actor } = useRoomContext();
  const own = message.userId === actor?.id;
  const fetcher = useFetcher<FormReply | { ok: true }>();
  const reply = fetcher.data && "initialValue" in fetcher.data ? fetcher.data : undefined;
  const { ref, open, close } = useDialog();
  useEffect(open, [open]);
  return (
    <Dialog
      dialogRef={ref}
      close={close}
      onClosed={onDone}
      id={`delete-${message.id}`}
      title="Delete this post?"
    >
      <p className="text-text-soft">It disappears for everybody. Replies to it stay.</p>
      <fetcher.Form method="post" action={deletePath(slug, message.id)} className="mt-5 space-y-5">
        {own ? null : <ReasonFields required reply={reply} />}
        <div className="flex justify-end gap-2">
          <Button type="button" variant="ghost" onClick={close}>
            Keep it
          </Button>
          <Button variant="danger" pending={fetcher.state !== "idle"}>
            Delete
          </Button>
        </div>
        <input type="hidden" name="inline" value="yes" />
      </fetcher.Form>
    </Dialog>
  );
}
