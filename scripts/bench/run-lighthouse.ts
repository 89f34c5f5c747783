import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { percentile } from './measure-load'

export type LighthouseResult = {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  fcpMs: number
  lcpMs: number
  tbtMs: number
  cls: number
}

type Page = { url: string; headers: Record<string, string> }

/** Runs Lighthouse's mobile test on one page several times in the browser at `chromePath`. Returns the median of each metric. */
export async function medianLighthouse(page: Page, chromePath: string, runs: number): Promise<LighthouseResult> {
  const results: LighthouseResult[] = []
  for (let run = 0; run < runs; run++) results.push(await runLighthouse(page, chromePath))
  const median = (figure: keyof LighthouseResult) =>
    percentile(
      results.map((result) => result[figure]),
      0.5,
    )
  return {
    performance: median('performance'),
    accessibility: median('accessibility'),
    bestPractices: median('bestPractices'),
    seo: median('seo'),
    fcpMs: median('fcpMs'),
    lcpMs: median('lcpMs'),
    tbtMs: median('tbtMs'),
    cls: median('cls'),
  }
}

/**
 * Scores are out of 100.
 * @throws Error if the page leads to another one, such as the sign-in page.
 */
async function runLighthouse({ url, headers }: Page, chromePath: string): Promise<LighthouseResult> {
  const flags = ['--headless=new', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      'node_modules/lighthouse/cli/index.js',
      url,
      '--quiet',
      `--extra-headers=${JSON.stringify(headers)}`,
      '--output=json',
      '--only-categories=performance,accessibility,best-practices,seo',
      `--chrome-flags=${flags.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromePath }, maxBuffer: 64 * 1024 * 1024 },
  )
  const report = JSON.parse(stdout)
  if (report.finalDisplayedUrl !== new URL(url).href) throw new Error(`${url} led to ${report.finalDisplayedUrl}`)
  const score = (category: string) => Math.round(report.categories[category].score * 100)
  const value = (audit: string) => Number(report.audits[audit].numericValue)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    fcpMs: Math.round(value('first-contentful-paint')),
    lcpMs: Math.round(value('largest-contentful-paint')),
    tbtMs: Math.round(value('total-blocking-time')),
    cls: value('cumulative-layout-shift'),
  }
}
