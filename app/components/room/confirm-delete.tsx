import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { Button } from "../ui/button";
import { Dialog, useDialog } from "../ui/dialog";
import { useRoomContext } from "./room-context";
import { deletePath } from "./room-paths";

/** Asks once more before a post is deleted. */
export default function ConfirmDelete({ message, onDone }: { message: MessageDto; onDone: () => void }) {
  const { slug } = useRoomContext();
  const fetcher = useFetcher();
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
      <fetcher.Form
        method="post"
        action={deletePath(slug, message.id)}
        className="mt-5 flex justify-end gap-2"
      >
        <input type="hidden" name="inline" value="yes" />
        <Button type="button" variant="ghost" onClick={close}>
          Keep it
        </Button>
        <Button variant="danger" pending={fetcher.state !== "idle"}>
          Delete
        </Button>
      </fetcher.Form>
    </Dialog>
  );
}
