import type { Watched } from "~/metrics/product.server";
import { Refusal } from "./errors";

/** Does a command, and keeps how long it took; when nothing came of it, why. */
export async function measured<T>({ took, failed }: Watched, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    const done = await work();
    took.observe(performance.now() - start);
    return done;
  } catch (error) {
    failed.inc({ reason: error instanceof Refusal ? error.code : "fault" });
    throw error;
  }
}
