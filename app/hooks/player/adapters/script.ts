const loading = new Map<string, Promise<void>>();

/**
 * Loads a provider's script, once. It needs no nonce: a script that was allowed may add others ('strict-dynamic').
 * @throws Error in words where it does not come
 */
export function loadScript(src: string): Promise<void> {
  const known = loading.get(src);
  if (known) return known;
  const script = document.createElement("script");
  script.src = src;
  script.async = true;
  const made = new Promise<void>((done, fail) => {
    script.onload = () => done();
    script.onerror = () => {
      loading.delete(src);
      script.remove();
      fail(new Error("The provider's player could not be loaded."));
    };
  });
  loading.set(src, made);
  document.head.append(script);
  return made;
}

/** A provider's frame, on the stage. */
export function frameOn(stage: HTMLElement, src: string, title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.src = src;
  frame.title = title;
  frame.allow = "autoplay; encrypted-media";
  // The provider sees which site asks (YouTube insists), never which page.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.className = "size-full border-0";
  stage.append(frame);
  return frame;
}
