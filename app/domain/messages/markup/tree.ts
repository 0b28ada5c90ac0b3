/** A piece of a line. There is no other kind: what is not one of these is words. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  /** An @ and a name, as written. Whether somebody is meant by it, the message says. */
  | { kind: "name"; text: string }
  | { kind: "strong" | "em" | "strike"; children: Inline[] }
  /** `bare`: the address itself, written without marks. */
  | { kind: "link"; href: string; bare: boolean; children: Inline[] };

export type Block =
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "quote"; children: Block[] }
  /** `info`: the word behind the opening marks, mostly a language. */
  | { kind: "pre"; info: string; text: string }
  /** `start`: the first number; null for bullets. */
  | { kind: "list"; start: number | null; items: Block[][] };
