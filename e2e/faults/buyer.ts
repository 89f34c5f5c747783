import { openBrowser, type Seen } from './browser'
import type { FaultShop } from './shop'

export type Bought = { email: string; session: string }

/** How long a buyer tries before giving up, and waits between tries; milliseconds. */
const PATIENCE = 180_000
const PAUSE = 300

/**
 * One patient buyer: from the product's page to the confirmation, trying again from where they stand whenever a page does not come.
 * Pays once. Answers when the shop has said that the order is paid, or could not say it yet but the money was taken.
 */
export async function buy(shop: FaultShop, { email, slug, address }: { email: string; slug: string; address: string }): Promise<Bought> {
  const browser = openBrowser(address)
  const { web } = shop.addresses
  const until = Date.now() + PATIENCE
  const checkout = await insist(until, async () => {
    const page = await browser.open(`${web}/checkout`)
    if (page.html.includes('name="country"')) return page
    await browser.send(await wanted(browser.open(`${web}/certificates/${slug}`)), 'choiceId', {})
    return null
  })
  const session = await insist(until, async () => {
    const page = await browser.send(checkout, 'country', { email, country: 'GB', agreed: 'on' })
    return /\/c\/pay\/(cs_test_\w+)/.exec(page.url)?.[1] ?? null
  })
  await insist(until, () => shop.operateStripe('pay', { session }).then(() => true))
  const back = `${web}/checkout/return?session_id=${session}`
  await insist(until, async () => /Order \d+ is paid/.test((await wanted(browser.open(back))).html.replace(/<!-- -->/g, '')) || null)
  return { email, session }
}

async function wanted(asked: Promise<Seen>): Promise<Seen> {
  const page = await asked
  if (page.status !== 200) throw new Error(`${page.url} answered ${page.status}`)
  return page
}

/** Tries until there is an answer. @throws the last trouble when patience ends. */
async function insist<Value>(until: number, attempt: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const trouble = await attempt().then(
      (value) => (value === null ? 'no answer yet' : { value }),
      (error: Error) => `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
    )
    if (typeof trouble === 'object') return trouble.value
    if (Date.now() > until) throw new Error(`The buyer gave up: ${trouble}`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** `count` buyers, `atOnce` at a time; each buys the product whose turn it is. Answers what was bought, and who gave up. */
export async function buyAll(
  shop: FaultShop,
  { count, atOnce, slugs, domain }: { count: number; atOnce: number; slugs: readonly string[]; domain: string },
): Promise<{ bought: Bought[]; gaveUp: string[] }> {
  const bought: Bought[] = []
  const gaveUp: string[] = []
  let next = 0
  async function standInLine(): Promise<void> {
    for (let number = ++next; number <= count; number = ++next) {
      const email = `buyer-${number}@${domain}`
      const slug = slugs[number % slugs.length] ?? ''
      const address = `203.0.${Math.floor(number / 200)}.${number % 200}`
      await buy(shop, { email, slug, address }).then(
        (one) => bought.push(one),
        (error: Error) => gaveUp.push(`${email}: ${error.message}`),
      )
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, standInLine))
  return { bought, gaveUp }
}
