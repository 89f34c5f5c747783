/**
 * Returns a reader that answers with what it last read while `read` fails. For what is shown on every page, so that pages which need nothing
 * else of the database are shown without it.
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
