import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export type LighthouseResult = {
  performance: number
  accessibility: number
  bestPractices: number
  lcpMs: number
  tbtMs: number
  cls: number
}

/** Runs Lighthouse's mobile test of one page in the browser at `chromePath`. Scores are out of 100. */
export async function runLighthouse(url: string, chromePath: string): Promise<LighthouseResult> {
  const flags = ['--headless=new', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      'node_modules/lighthouse/cli/index.js',
      url,
      '--quiet',
      '--output=json',
      '--only-categories=performance,accessibility,best-practices',
      `--chrome-flags=${flags.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromePath }, maxBuffer: 64 * 1024 * 1024 },
  )
  const report = JSON.parse(stdout)
  const score = (category: string) => Math.round(report.categories[category].score * 100)
  const value = (audit: string) => Number(report.audits[audit].numericValue)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    lcpMs: Math.round(value('largest-contentful-paint')),
    tbtMs: Math.round(value('total-blocking-time')),
    cls: value('cumulative-layout-shift'),
  }
}
