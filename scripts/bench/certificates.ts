import path from 'node:path'
import { chromium } from '@playwright/test'
import autocannon from 'autocannon'
import { DEMO_BUYER } from '../../prisma/seed/demo-people'
import { BROWSER_FLAGS, ensureBrowser } from '../test/find-browser'
import { fillShop } from './fill-shop'
import { percentile } from './measure-load'
import { pageWeight } from './page-weight'
import { startBareNext } from './start-bare'
import { startShop } from './start-shop'
import { readForm, submitForm } from './submit-form'

// `npm run bench:certificates`: measures the cost of a certificate's whole life cycle. It covers generating a key on a phone, loading the
// set-up page, sweeping many certificates for reminders, and answering a server that requests a file it already has.
const CERTIFICATES = Number(process.argv[2] ?? 100_000)
const DUE = 2_000
const ROUNDS = 5
const SECONDS = 3
/** A mid-range phone is about four times slower than a desktop; Lighthouse uses the same factor. */
const PHONE = 4
const directory = path.resolve('.data/bench-certificates')

const stack = await startShop(directory, { mode: 'production', settings: { TRUSTED_PROXIES: '1' } })
try {
  Object.assign(process.env, stack.settings)
  const certificateId = await fillShop(stack.settings.DATABASE_URL ?? '', DEMO_BUYER.email, CERTIFICATES)
  const { db } = await import('../../lib/db/client')
  const cookie = await submitForm(await readForm(`${stack.addresses.web}/sign-in/password`, 'password'), DEMO_BUYER)
  await sweepReminders(db)
  await pullUnchanged(db)
  await db.certificate.update({ where: { id: certificateId }, data: { stage: 'setup', issuedAt: null } })
  const setUp = `${stack.addresses.web}/account/certificates/${certificateId}/set-up/server`
  const { javascript } = await pageWeight(setUp, { cookie })
  console.info(`Set-up page before the click: ${(javascript / 1000).toFixed(1)} kB of JavaScript, gzipped (aim: less than 145)`)
  await makeKeys(setUp, cookie)
  await db.$disconnect()
} finally {
  await stack.stop()
}

type Db = typeof import('../../lib/db/client')['db']

/** Times the sweep while nothing is due, and while some certificates are due. */
async function sweepReminders(db: Db): Promise<void> {
  const { sendReminders } = await import('../../lib/certificates/reminders/send-reminders')
  await stack.part('worker')?.stop()
  await db.$executeRaw`update "Certificate" set "remindAt" = now() + interval '1 day' * (1 + random() * 90)`
  await db.$executeRaw`vacuum analyze "Certificate"`
  await sendReminders()
  const idle = await timed(sendReminders)
  await db.$executeRaw`
    update "Certificate" set "remindAt" = now() where id in (select id from "Certificate" where stage = 'issued' order by id limit ${DUE})`
  const before = process.memoryUsage().rss
  const busy = await timed(sendReminders)
  const grown = (process.memoryUsage().rss - before) / 1e6
  console.info(
    `Reminders over ${CERTIFICATES} certificates: ${(idle * 1000).toFixed(1)} ms while nothing is due; ${DUE} due ones in ${busy.toFixed(1)} s, ` +
      `${((busy / DUE) * 1000).toFixed(1)} ms each; memory grew by ${grown.toFixed(0)} MB`,
  )
}

/** Compares the 304 response of a pull link with a bare Next route that does nothing else. */
async function pullUnchanged(db: Db): Promise<void> {
  const { newToken, hashToken } = await import('../../lib/links/secrets')
  const token = newToken()
  const { id } = await db.certificate.findFirstOrThrow({ where: { stage: 'issued' }, select: { id: true } })
  await db.pullLink.create({ data: { certificateId: id, label: 'bench', tokenHash: hashToken(token), createdAt: new Date() } })
  const url = `${stack.addresses.web}/pull/${token}/fullchain.pem`
  const first = await fetch(url)
  await first.arrayBuffer()
  if (first.status !== 200) throw new Error(`the pull link responded with ${first.status}`)
  const etag = first.headers.get('etag') ?? ''
  const bare = await startBareNext(stack.settings, path.join(directory, 'logs'))
  const rates = { link: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const link = await unchangedPerSecond(url, etag)
    const plain = await unchangedPerSecond(`${bare.url}/unchanged`, etag)
    // The first round only warms up both.
    if (round > 0) for (const [name, rate] of [['link', link] as const, ['bare', plain] as const]) rates[name].push(rate)
  }
  await bare.part.stop()
  const [link, plain] = [percentile(rates.link, 0.5), percentile(rates.bare, 0.5)]
  console.info(
    `Pull link, 304: ${link.toFixed(0)} a second, ${((link / plain) * 100).toFixed(0)} % of a bare route (${plain.toFixed(0)}; aim: 90 %)`,
  )
}

/** Each request comes from a different network, so that the per-network limit does not stop the measurement. */
async function unchangedPerSecond(url: string, etag: string): Promise<number> {
  let asked = 0
  const setupRequest = (request: autocannon.Request) => {
    asked += 1
    const from = `${1 + ((asked >> 16) % 200)}.${(asked >> 8) % 256}.${asked % 256}.7`
    return { ...request, headers: { ...request.headers, 'if-none-match': etag, 'x-forwarded-for': from } }
  }
  const result = await autocannon({
    url,
    connections: 20,
    duration: SECONDS,
    requests: [{ method: 'GET', path: new URL(url).pathname, setupRequest }],
  })
  if (result['3xx'] < result.requests.total * 0.99) throw new Error(`${url} responded with something other than 304`)
  return result['3xx'] / result.duration
}

/** Generates RSA 2048 keys and requests in a browser slowed down to the speed of a mid-range phone, and prints the median time. */
async function makeKeys(url: string, cookie: string): Promise<void> {
  const executablePath = await ensureBrowser(console.info)
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS })
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const cookies = cookie.split('; ').map((each) => each.split('=', 2) as [string, string])
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: stack.addresses.web })))
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: PHONE })
  const seconds: number[] = []
  for (let round = 0; round < 9; round += 1) {
    await page.goto(url)
    await page.getByLabel('Make it here').check()
    await page.getByLabel('Address to secure').fill('shop.example.com')
    await page.getByLabel('Country', { exact: true }).selectOption('GB')
    const took = await timed(async () => {
      await page.getByRole('button', { name: 'Make my key and request' }).click()
      await page.getByRole('heading', { name: 'Save your private key' }).waitFor()
    })
    seconds.push(took)
    page.once('dialog', (dialog) => void dialog.accept())
  }
  await browser.close()
  console.info(
    `RSA 2048 key and request, processor slowed down ${PHONE} times: median ${percentile(seconds, 0.5).toFixed(2)} s, ` +
      `slowest ${Math.max(...seconds).toFixed(2)} s of ${seconds.length} (aim: less than 2)`,
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
