import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { newToken } from "~/world.server";
import type { Answer } from "./answers.server";

export type Seal = { requestHash: string; close(answer: Answer): string; open(text: string): Answer };

/**
 * Requests hold passwords and answers hold tokens, neither of which is stored anywhere else. So what is kept is
 * bound to the key, which only the client has: the request as an HMAC, the answer encrypted (AES-256-GCM).
 */
export function sealFor({ key, request }: { key: string; request: string }): Seal {
  const derive = (what: string) => createHmac("sha256", key).update(`${what}\n${request}`).digest();
  const secret = derive("answer");
  return {
    requestHash: derive("request").toString("hex"),
    close(answer) {
      const iv = Buffer.from(newToken(), "base64url").subarray(0, 12);
      const cipher = createCipheriv("aes-256-gcm", secret, iv);
      const text = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64");
    },
    open(text) {
      const bytes = Buffer.from(text, "base64");
      const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(),
      ) as Answer;
    },
  };
}
