import type { ErrorBody } from "~/domain/errors";
import type { ImageDto } from "~/domain/images/schema";

const NOT_SENT = "It could not be sent. Check your connection.";

/**
 * Uploads a picture for a room, and tells of what has been sent (0 to 1): what `fetch` cannot.
 * @returns the way to stop it
 */
export function uploadImage(
  roomId: string,
  file: File,
  on: { progress(share: number): void; done(image: ImageDto): void; failed(why: string): void },
): () => void {
  const request = new XMLHttpRequest();
  request.open("POST", `/api/v1/rooms/${roomId}/images`);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (lengthComputable) on.progress(loaded / total);
  };
  request.onerror = () => on.failed(NOT_SENT);
  request.onload = () => {
    const answer = request.response as { data?: ImageDto; error?: ErrorBody } | null;
    if (answer?.data) on.done(answer.data);
    else on.failed(answer?.error?.message ?? NOT_SENT);
  };
  const form = new FormData();
  form.set("file", file);
  request.send(form);
  return () => request.abort();
}

/** Says what an uploaded picture shows. @throws Error when it was not heard */
export async function describeUpload(roomId: string, id: string, alt: string): Promise<ImageDto> {
  const response = await fetch(`/api/v1/rooms/${roomId}/images/${id}`, {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ alt }),
  });
  const { data, error } = (await response.json()) as { data?: ImageDto; error?: ErrorBody };
  if (!data) throw new Error(error?.message ?? NOT_SENT);
  return data;
}

/** Takes an uploaded picture back; one that cannot be taken back now goes by itself after a day. */
export function discardUpload(roomId: string, id: string): void {
  void fetch(`/api/v1/rooms/${roomId}/images/${id}`, { method: "DELETE" }).catch(() => undefined);
}
