/** What a domain verb returns when its caller must choose: the value, or a refusal that has a name. */
export type Result<Value, Refusal> = { ok: true; value: Value } | { ok: false; error: Refusal }

/** The verb did it. */
export function ok(): Result<undefined, never>
export function ok<Value>(value: Value): Result<Value, never>
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value }
}

/** The verb refused, for a reason the caller can name. */
export function err<Refusal>(error: Refusal): Result<never, Refusal> {
  return { ok: false, error }
}
