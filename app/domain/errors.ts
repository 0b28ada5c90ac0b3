/** Why a command refused. One vocabulary for pages, API and sockets. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported"
  | "rate_limited";

export const HTTP_STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
};

export type FieldErrors = Record<string, string[]>;

/** The shape in which API and sockets tell a refusal. */
export type ErrorBody = {
  code: ErrorCode;
  message: string;
  /** By name of the field, what is wrong with it. */
  fields?: FieldErrors;
  /** Seconds until it is worth trying again. */
  retryAfter?: number;
};

/** A refusal that a person can understand and act on. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly fields?: FieldErrors;
  readonly retryAfter?: number;

  constructor(code: ErrorCode, message: string, more: { fields?: FieldErrors; retryAfter?: number } = {}) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    if (more.fields) this.fields = more.fields;
    if (more.retryAfter !== undefined) this.retryAfter = more.retryAfter;
  }

  get body(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields ? { fields: this.fields } : {}),
      ...(this.retryAfter !== undefined ? { retryAfter: this.retryAfter } : {}),
    };
  }
}

/** The input is wrong in one field. */
export function invalid(field: string, message: string): Refusal {
  return new Refusal("invalid", message, { fields: { [field]: [message] } });
}

export const INVALID_CURSOR = "This cursor is not one that was given out.";

/** A page was asked for that comes after nothing. */
export const invalidCursor = (): Refusal => invalid("cursor", INVALID_CURSOR);

/** Nothing is known of such a thing: the answer for what is not there and for what must not be known. */
export function notFound(what = "This"): Refusal {
  return new Refusal("not_found", `${what} was not found.`);
}

export function forbidden(message: string): Refusal {
  return new Refusal("forbidden", message);
}

export function conflict(message: string): Refusal {
  return new Refusal("conflict", message);
}

export function unauthenticated(message = "Sign in first."): Refusal {
  return new Refusal("unauthenticated", message);
}
