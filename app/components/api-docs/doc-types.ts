export type DocField = { name: string; type: string; required: boolean; about: string | null };

export type DocOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  about: string | null;
  /** Visitors may call it. */
  open: boolean;
  parameters: DocField[];
  body: DocField[];
  answers: { status: string; about: string; shape: string | null }[];
  curl: string;
};

export type DocGroup = { name: string; operations: DocOperation[] };
export type DocShape = { name: string; fields: DocField[] };
