const PAUSE = 300

/** Retries until `attempt` returns something other than null. @throws Error with the last problem once `until` has passed. */
export async function insist<Value>(what: string, until: number, attempt: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const outcome = await attempt().then(
      (value) => (value === null ? 'no answer yet' : { value }),
      (error: Error) => `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
    )
    if (typeof outcome === 'object') return outcome.value
    if (Date.now() > until) throw new Error(`gave up ${what}: ${outcome}`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}
