let made: HTMLElement | null = null;

/**
 * Where providers' frames stand. A frame that is moved in the document begins anew, so this one place stays outside of
 * React for as long as the page lives, and only its looks change: see PlayerStage.
 */
export function stage(): HTMLElement {
  if (made?.isConnected) return made;
  made = document.createElement("div");
  made.id = "player-stage";
  document.body.append(made);
  return made;
}

/** Whether a provider's frame is on it. */
export const stageIsTaken = (): boolean => (made?.childElementCount ?? 0) > 0;
