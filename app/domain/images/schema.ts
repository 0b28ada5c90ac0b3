import { z } from "zod";
import { line } from "../text";
import { ALT_MAX } from "./limits";

/** A picture of a message. `url` is its largest size; it is for whoever may see the message. */
export type ImageDto = {
  id: string;
  /** An address on this instance; imageAt() gives the smaller sizes. */
  url: string;
  /** Of the largest size, in pixels. */
  width: number;
  height: number;
  /** What it shows, for those who do not see it; empty when nobody has said. */
  alt: string;
};

export const altText = line("The description", 0, ALT_MAX);

/** What can be changed of a picture before it is posted. */
export const describeSchema = z.object({ alt: altText });

/** The multipart form that carries a picture. */
export const imageFormSchema = z.object({
  file: z
    .string()
    .meta({ format: "binary", description: "JPEG, PNG, WebP, GIF or AVIF, by its bytes; at most 10 MB." }),
  alt: altText.optional().describe("What it shows, for those who do not see it."),
});
