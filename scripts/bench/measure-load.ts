import autocannon from 'autocannon'

export type Load = {
  seconds: number
  /** The milliseconds from the request to the complete response, one number per request. */
  latencies: number[]
}

/**
 * Sends requests to `url` over 20 connections for `seconds` and returns the measurements.
 * @throws Error if any response was not 200, because a fast failure is not a result.
 */
export async function measureLoad(
  url: string,
  { seconds, headers = {} }: { seconds: number; headers?: Record<string, string> },
): Promise<Load> {
  const latencies: number[] = []
  const statuses = new Map<number, number>()
  const started = performance.now()
  await new Promise<void>((resolve, reject) => {
    const run = autocannon({ url, connections: 20, duration: seconds, headers }, (error) => (error ? reject(error) : resolve()))
    run.on('response', (_client, status, _bytes, milliseconds) => {
      latencies.push(milliseconds)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    })
  })
  const wrong = [...statuses].filter(([status]) => status !== 200)
  if (wrong.length || !latencies.length)
    throw new Error(`${url} answered ${wrong.map(([status, count]) => `${count} × ${status}`).join(', ')}`)
  return { seconds: (performance.now() - started) / 1000, latencies }
}

/** Returns the value below which `share` (0..1) of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
