/** The outcome of a use case: a value, or one of the failures a caller is expected to handle. Bugs throw. */
export type Result<T, Code extends string> = { ok: true; value: T } | { ok: false; code: Code }

/** Wraps a success. `ok()` without a value is `Result<undefined, …>`. */
export function ok(): { ok: true; value: undefined }
export function ok<T>(value: T): { ok: true; value: T }
export function ok<T>(value?: T): { ok: true; value: T | undefined } {
  return { ok: true, value }
}

/** Wraps an expected failure by its code; the words a person reads come from the message catalogue. */
export function err<Code extends string>(code: Code): { ok: false; code: Code } {
  return { ok: false, code }
}
