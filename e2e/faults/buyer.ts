import { type Browser, openBrowser, type Seen } from './browser'
import { insist } from './insist'
import type { FaultShop } from './shop'

/** A buyer in front of the confirmation of their order. */
export type Bought = { email: string; session: string; browser: Browser; confirmation: Seen }

/** How long a buyer tries before giving up; milliseconds. */
export const PATIENCE = 180_000

/**
 * One patient buyer: from the product's page to the confirmation, trying again from where they stand whenever a page does not come.
 * Pays once. Answers when the shop has said that the order is paid.
 */
export async function buy(shop: FaultShop, { email, slug, address }: { email: string; slug: string; address: string }): Promise<Bought> {
  const browser = openBrowser(address)
  const { web } = shop.addresses
  const until = Date.now() + PATIENCE
  const checkout = await insist('reaching the checkout', until, async () => {
    const page = await browser.open(`${web}/checkout`)
    if (page.html.includes('name="country"')) return page
    await browser.send(await whole(browser.open(`${web}/certificates/${slug}`)), 'choiceId', {})
    return null
  })
  const session = await insist('opening the payment page', until, async () => {
    const page = await browser.send(checkout, 'country', { email, country: 'GB', agreed: 'on' })
    return /\/c\/pay\/(cs_test_\w+)/.exec(page.url)?.[1] ?? null
  })
  await insist('paying', until, () => shop.operateStripe('pay', { session }).then(() => true))
  const confirmation = await insist('being told that it is paid', until, async () => {
    const page = await whole(browser.open(`${web}/checkout/return?session_id=${session}`))
    return /Order (<!-- -->)?\d+(<!-- -->)? is paid/.test(page.html) ? page : null
  })
  return { email, session, browser, confirmation }
}

/** @throws Error unless the page came as it should. */
export async function whole(asked: Promise<Seen>): Promise<Seen> {
  const page = await asked
  if (page.status !== 200) throw new Error(`${page.url} answered ${page.status}`)
  return page
}

/** `count` buyers, `atOnce` at a time; each buys the product whose turn it is, and then does what `after` says. Answers who gave up. */
export async function buyAll(
  shop: FaultShop,
  { count, atOnce, slugs, domain }: { count: number; atOnce: number; slugs: readonly string[]; domain: string },
  after: (bought: Bought, number: number) => Promise<void> = async () => undefined,
): Promise<{ bought: Bought[]; gaveUp: string[] }> {
  const bought: Bought[] = []
  const gaveUp: string[] = []
  let next = 0
  async function standInLine(): Promise<void> {
    for (let number = ++next; number <= count; number = ++next) {
      const email = `buyer-${number}@${domain}`
      const slug = slugs[number % slugs.length] ?? ''
      const address = `203.0.${Math.floor(number / 200)}.${number % 200}`
      try {
        const one = await buy(shop, { email, slug, address })
        bought.push(one)
        await after(one, number)
      } catch (error) {
        gaveUp.push(`${email} ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, standInLine))
  return { bought, gaveUp }
}
