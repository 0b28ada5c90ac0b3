import { toast } from "../ui/toast-store";

/** Hands an address to the system's share sheet where there is one, else to the clipboard. */
export async function share(path: string, title: string): Promise<void> {
  const url = new URL(path, location.href).href;
  try {
    if (typeof navigator.share === "function") return await navigator.share({ url, title });
    await navigator.clipboard.writeText(url);
    toast("Link copied.", "success");
  } catch (error) {
    // The sheet was closed again: nothing was wanted.
    if ((error as Error).name === "AbortError") return;
    toast("The link could not be copied.", "error", path);
  }
}
