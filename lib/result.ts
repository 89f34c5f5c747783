/** The result of a domain verb, either a value or a named refusal, so that its caller must handle both. */
export type Result<Value, Refusal> = { ok: true; value: Value } | { ok: false; error: Refusal }

export function ok(): Result<undefined, never>
export function ok<Value>(value: Value): Result<Value, never>
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value }
}

export function err<Refusal>(error: Refusal): Result<never, Refusal> {
  return { ok: false, error }
}
