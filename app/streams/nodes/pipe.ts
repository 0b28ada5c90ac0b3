/**
 * A way on which the nodes of an instance hear each other. A text that is sent reaches every other node that hears on it,
 * in the order of sending, or is lost: whoever listens counts.
 */
export type Pipe = {
  readonly name: "redis" | "database";
  /** Whether this node is heard and hears. */
  isUp(): boolean;
  /** Never fails; what cannot be sent is lost. */
  send(text: string): void;
  onText(listener: (text: string) => void): void;
  /** Calls back when it has come up or gone down. */
  onChange(listener: () => void): void;
  close(): Promise<void>;
};
