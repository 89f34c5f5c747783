import type { FaultShop } from '../shop/shop'
import { type Browser, openBrowser, type Seen } from './browser'
import { insist } from './insist'

/** The parts of a running shop that a buyer needs. */
export type OpenShop = Pick<FaultShop, 'addresses' | 'operateStripe'> & {
  /** Stops the buyers' browsers from making further requests. */
  closed?: AbortSignal
}

/** A buyer on the confirmation page of their order. */
export type Bought = { email: string; session: string; browser: Browser; confirmation: Seen }

/** How long a buyer keeps trying, in milliseconds. */
export const PATIENCE = 180_000

type Wish = { email: string; slug: string }

/** Takes a buyer from the product page to a payment page. If a page fails, the buyer retries from there. */
export async function order(shop: OpenShop, { email, slug }: Wish): Promise<{ session: string; browser: Browser }> {
  const browser = openBrowser(newAddress(), shop.closed)
  const { web } = shop.addresses
  const until = Date.now() + PATIENCE
  const checkout = await insist('reaching the checkout', until, async () => {
    // Only a healthy shop can tell whether the basket is empty.
    const page = await whole(browser.open(`${web}/checkout`))
    if (page.html.includes('name="country"')) return page
    await browser.send(await whole(browser.open(`${web}/certificates/${slug}`)), 'choiceId', {})
    return null
  })
  const session = await insist('opening the payment page', until, async () => {
    const page = await browser.send(checkout, 'country', { email, country: 'GB', agreed: 'on' })
    return /\/c\/pay\/(cs_test_\w+)/.exec(page.url)?.[1] ?? null
  })
  return { session, browser }
}

/** Pays once, retrying if Stripe did not respond. */
export async function pay(shop: OpenShop, session: string): Promise<void> {
  await insist('paying', Date.now() + PATIENCE, () => shop.operateStripe('pay', { session }).then(() => true))
}

/** Orders and pays, retrying as needed. Resolves once the shop has confirmed the payment. */
export async function buy(shop: OpenShop, wish: Wish): Promise<Bought> {
  const { session, browser } = await order(shop, wish)
  await pay(shop, session)
  const confirmation = await insist('being told that it is paid', Date.now() + PATIENCE, async () => {
    const page = await whole(browser.open(returnPage(shop, session)))
    return isPaid(page) ? page : null
  })
  return { email: wish.email, session, browser, confirmation }
}

/** Returns the URL to which Stripe redirects the buyer. */
export function returnPage(shop: OpenShop, session: string): string {
  return `${shop.addresses.web}/checkout/return?session_id=${session}`
}

export function isPaid({ html }: Seen): boolean {
  return /Order (<!-- -->)?\d+(<!-- -->)? is paid/.test(html)
}

/** @throws Error if the page did not load with status 200. */
export async function whole(asked: Promise<Seen>): Promise<Seen> {
  const page = await asked
  if (page.status !== 200) throw new Error(`${page.url} answered ${page.status}`)
  return page
}

/** Runs `count` buyers, `atOnce` at a time. Products are assigned round-robin. The follow-up in `after` does not delay the next buyer. */
export async function buyAll(
  shop: OpenShop,
  { count, atOnce, slugs, domain }: { count: number; atOnce: number; slugs: readonly string[]; domain: string },
  after: (bought: Bought, number: number) => Promise<void> = async () => undefined,
): Promise<{ bought: Bought[]; gaveUp: string[] }> {
  const bought: Bought[] = []
  const gaveUp: string[] = []
  const afterwards: Promise<void>[] = []
  let next = 0
  async function standInLine(): Promise<void> {
    for (let number = ++next; number <= count; number = ++next) {
      const email = `buyer-${number}@${domain}`
      const giveUp = (error: Error) => void gaveUp.push(`${email} ${error.message}`)
      const wish = { email, slug: slugs[number % slugs.length] ?? '' }
      await buy(shop, wish).then((one) => {
        bought.push(one)
        afterwards.push(after(one, number).catch(giveUp))
      }, giveUp)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, standInLine))
  await Promise.all(afterwards)
  return { bought, gaveUp }
}

let networks = 0

/** Returns a new email address for each buyer, each with its own IP address. */
function newAddress(): string {
  networks += 1
  return `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`
}
