/**
 * Wraps `read` so that its last value is returned whenever a call fails. Used for data shown on every page, so that pages that need nothing
 * else from the database still work when the database is down.
 */
export function keepLast<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let last: { value: Value } | undefined
  return async () => {
    try {
      last = { value: await read() }
    } catch (error) {
      if (!last) throw error
    }
    return last.value
  }
}
