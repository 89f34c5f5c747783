import path from 'node:path'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { ensureBrowser } from '../test/find-browser'
import { addToBasketTimes } from './add-to-basket'
import { fillShop } from './fill-shop'
import { measureLoad, percentile } from './measure-load'
import { pageWeight } from './page-weight'
import { type Measured, printLighthouse, printLoad, printWeights, rounded } from './print-report'
import { processUse } from './process-use'
import { type LighthouseResult, medianLighthouse } from './run-lighthouse'
import { type Bare, startBareNext, startBareNode } from './start-bare'
import { startShop } from './start-shop'
import { readForm, submitForm } from './submit-form'
import { timeTexts } from './time-texts'

// `npm run bench`: measures the production build against a bare Next application and a bare Node server, in interleaved rounds, so that
// other load on the computer affects all of them equally. The ratios matter more than the absolute numbers.
const ROUNDS = 5
const SECONDS = 3
const PAST_ORDERS = 5_000
const LIGHTHOUSE_RUNS = 9
const directory = path.resolve('.data/bench')
/** `npm run bench -- --private`: measures only the pages of signed-in people, without a browser. */
const isPrivateOnly = process.argv.includes('--private')

type Target = Measured & { url: string; pid: number; headers: Record<string, string> }

// `npm run bench -- --texts`: measures only the parsers of external text, without a shop.
if (process.argv.includes('--texts')) {
  await timeTexts()
  process.exit()
}

const stack = await startShop(directory, { mode: 'production' })
try {
  const certificateId = await fillShop(stack.settings.DATABASE_URL ?? '', DEMO_BUYER.email, PAST_ORDERS)
  const shop = stack.addresses.web
  const { milliseconds, cookie } = await addToBasketTimes(`${shop}/certificates/rapidssl`, 200)
  const buyer = await signIn(`${shop}/sign-in/password`, DEMO_BUYER)
  const staff = await signIn(`${shop}/admin/sign-in`, DEMO_ADMIN)
  const node = await startBareNode((await pageWeight(shop)).body, stack.settings, directory)
  const next = await startBareNext(stack.settings, path.join(directory, 'logs'))

  const bare = (name: string, { part }: Bare, url: string): Target => ({ ...target(name, url), pid: part.pid })
  const page = (name: string, address: string, against: 'static' | 'dynamic', cookies?: string): Target => ({
    ...target(name, `${shop}${address}`),
    pid: stack.part('web')?.pid ?? 0,
    against,
    headers: cookies ? { cookie: cookies } : {},
  })
  const all = [
    bare('bare node:http', node, node.url),
    bare('bare Next, static', next, next.url),
    bare('bare Next, dynamic', next, `${next.url}/dynamic`),
    page('home', '/', 'static'),
    page('catalogue', '/certificates', 'static'),
    page('product', '/certificates/rapidssl', 'static'),
    page('tools', '/tools', 'static'),
    page('basket', '/cart', 'dynamic', cookie),
    page('client certificate', `/account/certificates/${certificateId}`, 'dynamic', buyer),
    page('admin orders', '/admin/orders', 'dynamic', staff),
  ]
  const targets = isPrivateOnly ? all.filter(({ name, against }) => against === 'dynamic' || name === 'bare Next, dynamic') : all
  await runRounds(targets)
  console.info(`\n20 connections, ${ROUNDS} interleaved rounds of ${SECONDS} s, median round; ratio to the bare Next page of its kind`)
  printLoad(targets)
  const web = processUse(stack.part('web')?.pid ?? 0)
  const worker = processUse(stack.part('worker')?.pid ?? 0)
  console.info(
    `Memory after the rounds: web ${rounded(web.residentBytes / 1e6, 0)} MB, worker ${rounded(worker.residentBytes / 1e6, 0)} MB`,
  )
  console.info(
    `Add to basket, one after another: p50 ${rounded(percentile(milliseconds, 0.5))} ms, p95 ${rounded(percentile(milliseconds, 0.95))} ms`,
  )

  const weights = new Map<string, { html: number; javascript: number }>()
  for (const { name, url, headers } of targets.filter((one) => one.pid !== node.part.pid)) weights.set(name, await pageWeight(url, headers))
  console.info('\nOne visit, gzipped')
  printWeights(weights)
  await next.part.stop()
  await node.part.stop()
  if (!isPrivateOnly) await measureForVisitors(targets)
} finally {
  await stack.stop()
}

async function measureForVisitors(targets: readonly Target[]): Promise<void> {
  const browser = await ensureBrowser(console.info)
  const reports = new Map<string, LighthouseResult>()
  for (const { name, url, headers } of targets.filter((one) => one.against)) {
    reports.set(name, await medianLighthouse({ url, headers }, browser, LIGHTHOUSE_RUNS))
  }
  console.info(`\nLighthouse, mobile, median of ${LIGHTHOUSE_RUNS} runs`)
  printLighthouse(reports)
  console.info(`\nWeb, from start to first answer: ${rounded(await startToFirstAnswer(), 0)} ms`)
}

function target(name: string, url: string): Target {
  return { name, url, pid: 0, headers: {}, rates: [], latencies: [], cpuSeconds: 0 }
}

async function signIn(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  return submitForm(await readForm(url, 'password'), { email, password })
}

async function runRounds(targets: readonly Target[]): Promise<void> {
  for (const { url, headers } of targets) await measureLoad(url, { seconds: 2, headers })
  for (let round = 1; round <= ROUNDS; round++) {
    for (const one of targets) {
      const before = processUse(one.pid).cpuSeconds
      const load = await measureLoad(one.url, { seconds: SECONDS, headers: one.headers })
      one.cpuSeconds += processUse(one.pid).cpuSeconds - before
      one.rates.push(load.latencies.length / load.seconds)
      for (const latency of load.latencies) one.latencies.push(latency)
    }
    console.info(`round ${round} of ${ROUNDS}`)
  }
}

/** Returns the milliseconds from starting the web process until it serves the home page. */
async function startToFirstAnswer(): Promise<number> {
  await stack.part('web')?.stop()
  const started = performance.now()
  const ready = stack.start('web')
  while (!(await answers(stack.addresses.web))) await new Promise((resolve) => setTimeout(resolve, 5))
  const milliseconds = performance.now() - started
  await ready
  return milliseconds
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}
