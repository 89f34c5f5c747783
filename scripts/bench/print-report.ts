import { percentile } from './measure-load'
import type { LighthouseResult } from './run-lighthouse'

export type Measured = {
  name: string
  /** The bare Next page for comparison. */
  against?: 'static' | 'dynamic'
  /** Requests per second, one number per round. */
  rates: number[]
  /** Milliseconds, one number per request. */
  latencies: number[]
  cpuSeconds: number
}

/** Prints the throughput, latency and CPU use of every page, with the ratio to the bare Next page of its kind. */
export function printLoad(pages: readonly Measured[]): void {
  const rate = (name: string) => percentile(pages.find((page) => page.name === name)?.rates ?? [], 0.5)
  const cpu = ({ cpuSeconds, latencies }: Pick<Measured, 'cpuSeconds' | 'latencies'>) => (cpuSeconds * 1000) / latencies.length
  const cpuOfBare = (against: string) => pages.filter(({ name }) => name === `bare Next, ${against}`).map(cpu)[0] ?? Number.NaN
  const rows = pages.map(({ name, against, latencies, cpuSeconds }): [string, Record<string, string | number>] => [
    name,
    {
      'req/s': Math.round(rate(name)),
      'p50 ms': rounded(percentile(latencies, 0.5)),
      'p95 ms': rounded(percentile(latencies, 0.95)),
      'p99 ms': rounded(percentile(latencies, 0.99)),
      'CPU ms/req': rounded(cpu({ cpuSeconds, latencies }), 3),
      'CPU / bare': against ? rounded(cpu({ cpuSeconds, latencies }) / cpuOfBare(against), 2) : '',
      ratio: against ? `${Math.round((100 * rate(name)) / rate(`bare Next, ${against}`))} %` : '',
    },
  ])
  console.table(Object.fromEntries(rows))
}

/** Prints the gzipped size of one visit, in kB. */
export function printWeights(weights: ReadonlyMap<string, { html: number; javascript: number }>): void {
  const rows = [...weights].map(([name, { html, javascript }]) => [
    name,
    { 'HTML kB': rounded(html / 1000), 'JavaScript kB': rounded(javascript / 1000) },
  ])
  console.table(Object.fromEntries(rows))
}

/** Prints Lighthouse's mobile scores, out of 100, and its times in milliseconds. */
export function printLighthouse(reports: ReadonlyMap<string, LighthouseResult>): void {
  console.table(Object.fromEntries(reports))
}

export function rounded(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
