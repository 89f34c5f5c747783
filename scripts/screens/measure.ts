import { mkdirSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { sendEmpty } from './empty-form'
import { hasRowsBelow, look, lookAtPaper, readFocus, stretch, watchFocus } from './in-page'
import { open } from './open'
import { readLoad } from './read-load'
import type { Screen } from './screens'

/** A screen's faults by check number. An empty list means no faults; null means that the check does not apply. */
type Checks = Record<number, string[] | null>

/** How one kind of person opens screens. */
export type Viewing = { desktop: BrowserContext; phone: BrowserContext; plain: BrowserContext }

export type Measured = { address: string; checks: Checks; scripts: [string, number][] }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const RULES_OF_LOOK = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
/** A slow phone: a quarter of the CPU speed and a slow 4G connection. */
const SLOW = { processor: 4, latency: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 }
const PAINT_MS = { shop: 1_800, admin: 2_500 }
const SHOTS = path.resolve('.data/screens/shots')
const MOST_STOPS = 400
/** The maximum number of faults per check. More faults of the same kind add no information. */
const MOST_FAULTS = 15

/** Runs every automated check on a screen. */
export async function measure(screen: Screen, address: string, { desktop, phone, plain }: Viewing): Promise<Measured> {
  mkdirSync(SHOTS, { recursive: true })
  const shot = path.join(SHOTS, `${screen.name.toLowerCase().replace(/\W+/g, '-')}`)
  const checks: Checks = {}
  const wide = await withPage(desktop, async (page) => {
    const noise = listen(page, address)
    await open(page, address)
    const load = await page.evaluate(readLoad)
    const seen = await page.evaluate(look)
    await page.screenshot({ path: `${shot}-1280-light.png`, fullPage: true })
    const axe = await violations(page)
    checks[16] = await keepsState(page, address)
    await open(page, address)
    checks[3] = await walk(page)
    checks[5] = await overflows(page)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const still = await page.evaluate(look)
    await page.emulateMedia({ reducedMotion: 'no-preference', media: 'print' })
    const paper = await page.evaluate(lookAtPaper)
    await page.emulateMedia({ media: 'screen' })
    checks[26] = [...paper.left.map((one) => `on paper: ${one}`), ...paper.unwritten.map((one) => `not written out: ${one}`)]
    checks[27] = [...seen.moving, ...still.moving.map((one) => `despite reduced motion: ${one}`)]
    checks[29] = await stretched(page)
    checks[15] = await answersNothing(page, address)
    const form = await sendEmpty(page, address)
    checks[9] = form?.summary ?? null
    checks[10] = form?.kept ?? null
    checks[11] = form?.sentences ?? null
    checks[22] = form?.announced ?? null
    checks[19] = noise
    return { seen, load, axe }
  })
  const narrow = await withPage(phone, async (page) => {
    const load = await openSlowly(page, address)
    const axe = await violations(page, RULES_OF_LOOK)
    const seen = await page.evaluate(look)
    await page.screenshot({ path: `${shot}-390-dark.png`, fullPage: true })
    return { seen, load, axe }
  })
  const bare = await withPage(plain, async (page) => {
    await open(page, address)
    const seen = await page.evaluate(look)
    const dead = await page.evaluate(() =>
      [...document.querySelectorAll('main button[type=button]')]
        .filter((button) => button.checkVisibility({ visibilityProperty: true }))
        .map((button) => `“${(button.textContent ?? '').trim()}” does nothing without scripts`),
    )
    return { seen, dead, ground: await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor) }
  })

  const { seen } = wide
  const isAdmin = screen.route.startsWith('/admin')
  const [heading = ''] = seen.headings
  const lower = (text: string) => text.toLowerCase().replace(/[’'“”"?.…]/g, '')
  checks[1] = [
    ...(seen.headings.length === 1 ? [] : [`${seen.headings.length} main headings`]),
    ...(lower(seen.title).includes(lower(heading)) ? [] : [`title “${seen.title}” lacks “${heading}”`]),
    ...(seen.title.includes('Keelmark') ? [] : [`title “${seen.title}” lacks the shop's name`]),
  ]
  checks[2] = [...wide.axe, ...narrow.axe.map((one) => `dark: ${one}`)]
  const bareWords = new Set(bare.seen.words)
  const lost = seen.words.filter((text) => !bareWords.has(text))
  checks[4] = [...lost.map((text) => `missing without scripts: ${text.slice(0, 60)}`), ...bare.dead]
  checks[5]?.push(
    ...(narrow.seen.overflow > 0 ? [`390 px: ${narrow.seen.overflow} px too wide`] : []),
    ...narrow.seen.cut.map((one) => `cut: ${one}`),
  )
  checks[6] = [...narrow.seen.small.map((one) => `small: ${one}`), ...narrow.seen.low.map((one) => `low: ${one}`)]
  const vague = seen.primaries.filter((label) => !/\S\s+\S/.test(label) && !/^(search|continue)$/i.test(label))
  // A page with several equivalent forms, or none, has no main action.
  const isMany = seen.primaries.length === 0 && seen.forms !== 1
  checks[7] = isMany
    ? null
    : [
        ...(seen.primaries.length === 1 ? [] : [`${seen.primaries.length} primary buttons: ${seen.primaries.join(' | ')}`]),
        ...vague.map((label) => `“${label}” is not a verb with an object`),
      ]
  checks[8] =
    seen.boxes === 0
      ? null
      : [...seen.unlabelled.map((one) => `no visible label: ${one}`), ...seen.uncompleted.map((one) => `no autocomplete: ${one}`)]
  checks[14] = shifts(wide.load)
  const most = isAdmin ? PAINT_MS.admin : PAINT_MS.shop
  checks[17] = [
    ...(narrow.load.paint > most ? [`largest paint after ${narrow.load.paint} ms`] : []),
    ...shifts(narrow.load),
    ...(narrow.load.press > (isAdmin ? 200 : 150) ? [`a press takes effect after ${narrow.load.press} ms`] : []),
  ]
  checks[21] = seen.tags === 0 ? null : seen.mute.map((one) => `without icon or text: ${one}`)
  checks[25] = [
    ...(bare.ground === 'rgb(14, 22, 20)' ? [] : [`dark ground without scripts is ${bare.ground}`]),
    ...narrow.axe.filter((one) => one.startsWith('color-contrast')),
  ]
  checks[28] =
    seen.destroying.length === 0
      ? null
      : seen.destroying.filter((label) => !/\S\s+\S/.test(label)).map((label) => `“${label}” does not say what it acts on`)
  checks[30] = [...seen.stray, ...narrow.seen.stray.map((one) => `dark: ${one}`)]
  for (const [check, faults] of Object.entries(checks)) checks[Number(check)] = faults && [...new Set(faults)].slice(0, MOST_FAULTS)
  return { address, checks, scripts: wide.load.scripts }
}

const shifts = ({ shift, moved }: { shift: number; moved: string }) => (shift > 0.02 ? [`moves by ${shift.toFixed(3)}: ${moved}`] : [])

async function withPage<Value>(context: BrowserContext, work: (page: Page) => Promise<Value>): Promise<Value> {
  const page = await context.newPage()
  try {
    return await work(page)
  } finally {
    await page.close()
  }
}

/** Starts recording a page's requests to other origins, console errors and policy violations. */
function listen(page: Page, address: string): string[] {
  const noise: string[] = []
  const { origin } = new URL(address)
  page.on('request', (request) => {
    const url = request.url()
    if (/^https?:/.test(url) && new URL(url).origin !== origin) noise.push(`asks ${url}`)
    if (/PRIVATE KEY/.test(decodeURIComponent(url.replaceAll('%', '%25')) + (request.postData() ?? '')))
      noise.push(`sends a private key to ${url}`)
  })
  page.on('pageerror', (error) => noise.push(`throws ${error.message}`))
  page.on('console', (message) => {
    const isOwnAnswer = /status of (404|403|422)/.test(message.text())
    if (message.type() === 'error' && !isOwnAnswer) noise.push(`console: ${message.text().slice(0, 200)}`)
  })
  return noise
}

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(TAGS)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** Tabs through the whole page. */
async function walk(page: Page): Promise<string[]> {
  const stops = await page.evaluate(watchFocus)
  for (let press = 0; press < Math.min(stops + 3, MOST_STOPS); press += 1) await page.keyboard.press('Tab')
  await page.waitForTimeout(60)
  const faults = await page.evaluate(readFocus)
  return stops > MOST_STOPS ? faults.filter((fault) => !fault.startsWith('never')) : faults
}

async function overflows(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [1680, 320]) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) found.push(`${width} px: ${overflow} px too wide`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  return found
}

async function stretched(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(stretch)
    if (overflow > 0) found.push(`${width} px: a long name overflows by ${overflow} px`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  return found
}

/** Follows the first filter, heading or page link of a list: the URL changes, a reload shows the same, and Back returns. */
async function keepsState(page: Page, address: string): Promise<string[] | null> {
  const links = page.locator('main nav a:not([aria-current]), main th a[href*="sort="]')
  const inside = await links.evaluateAll(
    (all, here) =>
      all
        .map((one) => (one as HTMLAnchorElement).href)
        .filter((href) => href.split('?')[0] === here.split('?')[0] && href !== here && !href.includes('#')),
    address,
  )
  const [to] = inside
  if (to === undefined) return null
  const words = async () => ((await page.locator('main').textContent()) ?? '').replace(/\d+/g, '0')
  const before = await words()
  await page
    .locator(`main a[href="${new URL(to).pathname}${new URL(to).search}"]`)
    .first()
    .click()
  await page.waitForURL(to)
  await page.locator('h1').first().waitFor()
  const after = await words()
  await page.reload()
  const found: string[] = []
  if ((await words()) !== after) found.push('a reload shows something else')
  await page.goBack()
  await page.locator('h1').first().waitFor()
  if ((await words()) !== before) found.push('Back shows something else')
  return found
}

/** Searches a list for something that does not exist: the page must show no table below the search box, but offer a link to continue. */
async function answersNothing(page: Page, address: string): Promise<string[] | null> {
  const box = page.locator('main form[method=get] input[name=search], main form:not([method]) input[name=search]').first()
  if (!(await box.count())) return null
  const url = new URL(address)
  url.searchParams.set('search', 'zzqqzzqq')
  await open(page, url.href)
  const found: string[] = []
  if (await box.evaluate(hasRowsBelow)) found.push('finds something')
  const empty = page.locator('main .border-t-2.border-ink')
  if (!(await empty.count())) found.push('says nothing')
  else if (!(await empty.locator('a, button').count())) found.push('offers no next step')
  return found
}

async function openSlowly(page: Page, address: string): Promise<{ paint: number; shift: number; moved: string; press: number }> {
  const device: CDPSession = await page.context().newCDPSession(page)
  await device.send('Network.enable')
  await device.send('Network.setCacheDisabled', { cacheDisabled: true })
  await device.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond,
  })
  await device.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor })
  await open(page, address)
  const { paint, shift, moved } = await page.evaluate(readLoad)
  const took = await pressHeading(page)
  const press = Math.max(0, took - (await pressOfNothing(page.context())))
  await device.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await device.detach()
  return { paint, shift, moved, press }
}

/** Returns the milliseconds that a press takes on an empty page at the same speed: the baseline for this browser and computer. */
async function pressOfNothing(context: BrowserContext): Promise<number> {
  const page = await context.newPage()
  const device = await context.newCDPSession(page)
  await device.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor })
  await page.setContent('<meta name="viewport" content="width=device-width"><h1>Nothing</h1>')
  const press = await pressHeading(page)
  await page.close()
  return press
}

/** Taps the heading, and returns the milliseconds until the page has painted its response, measured as for INP. */
async function pressHeading(page: Page): Promise<number> {
  const pressedAt = await page.evaluate(() => performance.now())
  await page
    .locator('h1')
    .first()
    .tap({ noWaitAfter: true })
    .catch(() => undefined)
  return page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        let longest = 0
        const observer = new PerformanceObserver((list) => {
          // While a page loads, the browser moves the mouse pointer onto it. That is not an interaction.
          for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
            if (entry.interactionId && entry.startTime >= from) longest = Math.max(longest, entry.duration)
        })
        observer.observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
        setTimeout(() => resolve(longest), 100)
      }),
    pressedAt,
  )
}
