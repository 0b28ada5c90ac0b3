/** Resolves once an element has got as far as `state` and is not on its way to another place. @throws Error in words */
export function ready(element: HTMLMediaElement, state: number): Promise<void> {
  const isReady = () => element.readyState >= state && !element.seeking;
  return new Promise((done, fail) => {
    if (element.error) return fail(new Error(whyNot(element)));
    if (isReady()) return done();
    const off = new AbortController();
    const look = () => {
      if (!isReady()) return;
      off.abort();
      done();
    };
    for (const name of ["loadedmetadata", "canplay", "seeked", "canplaythrough"])
      element.addEventListener(name, look, { signal: off.signal });
    element.addEventListener(
      "error",
      () => {
        off.abort();
        fail(new Error(whyNot(element)));
      },
      { signal: off.signal },
    );
  });
}

/** Why an element cannot play, in words for people. */
export function whyNot({ error }: HTMLMediaElement): string {
  switch (error?.code) {
    case MediaError.MEDIA_ERR_NETWORK:
      return "The line broke while it was loading.";
    case MediaError.MEDIA_ERR_DECODE:
      return "The audio file is broken.";
    case MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED:
      return "The audio file is not there, or this browser cannot play it.";
    default:
      return "It cannot be played.";
  }
}
