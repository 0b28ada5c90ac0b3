import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { useRoomContext } from "./room-context";
import { joinPath } from "./room-paths";

/** In place of the composer, for those who look in: the way to take part. */
export function JoinBar({ name }: { name: string }) {
  const { slug, actor } = useRoomContext();
  return (
    <Form
      method="post"
      action={joinPath(slug)}
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-card p-4 shadow-card"
    >
      <p className="min-w-0 flex-1 text-text-soft">
        {actor ? "You are looking in." : "You are looking in. Sign in to take part."}{" "}
        <span className="text-text">Join to post, reply and react.</span>
      </p>
      <Button aria-label={`Join ${name}`}>Join</Button>
    </Form>
  );
}
