let made: HTMLElement | null = null;

/**
 * Where providers' frames stand. A frame that is moved in the document begins anew, so this one place stays outside of
 * React for as long as the page lives, and only its looks change.
 */
export function stage(): HTMLElement {
  if (made?.isConnected) return made;
  made = document.createElement("div");
  made.id = "player-stage";
  made.className = "player-stage";
  document.body.append(made);
  return made;
}

/** Lays the stage over an element of the page, and follows it. Returns the way back into the corner. */
export function placeStage(slot: HTMLElement): () => void {
  const element = stage();
  const follow = () => {
    const { left, top, width, height } = slot.getBoundingClientRect();
    Object.assign(element.style, {
      left: `${left + scrollX}px`,
      top: `${top + scrollY}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  };
  element.dataset["placed"] = "";
  // Whatever moves the slot changes the height of the page or of the slot.
  const watch = new ResizeObserver(follow);
  watch.observe(document.body);
  watch.observe(slot);
  follow();
  return () => {
    watch.disconnect();
    delete element.dataset["placed"];
    element.removeAttribute("style");
  };
}
