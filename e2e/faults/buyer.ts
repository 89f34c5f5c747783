import { type Browser, openBrowser, type Seen } from './browser'
import { insist } from './insist'
import type { FaultShop } from './shop'

/** A buyer in front of the confirmation of their order. */
export type Bought = { email: string; session: string; browser: Browser; confirmation: Seen }

/** How long a buyer tries before giving up; milliseconds. */
export const PATIENCE = 180_000

type Wish = { email: string; slug: string }

/** From the product's page to a payment page, trying again from where they stand whenever a page does not come. */
export async function order(shop: FaultShop, { email, slug }: Wish): Promise<{ session: string; browser: Browser }> {
  const browser = openBrowser(newAddress())
  const { web } = shop.addresses
  const until = Date.now() + PATIENCE
  const checkout = await insist('reaching the checkout', until, async () => {
    // Only a shop that is well can say that the basket is empty.
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

/** Pays, once; asks again where Stripe did not answer. */
export async function pay(shop: FaultShop, session: string): Promise<void> {
  await insist('paying', Date.now() + PATIENCE, () => shop.operateStripe('pay', { session }).then(() => true))
}

/** One patient buyer. Answers when the shop has said that the order is paid. */
export async function buy(shop: FaultShop, wish: Wish): Promise<Bought> {
  const { session, browser } = await order(shop, wish)
  await pay(shop, session)
  const confirmation = await insist('being told that it is paid', Date.now() + PATIENCE, async () => {
    const page = await whole(browser.open(returnPage(shop, session)))
    return isPaid(page) ? page : null
  })
  return { email: wish.email, session, browser, confirmation }
}

/** Where Stripe sends the buyer. */
export function returnPage(shop: FaultShop, session: string): string {
  return `${shop.addresses.web}/checkout/return?session_id=${session}`
}

export function isPaid({ html }: Seen): boolean {
  return /Order (<!-- -->)?\d+(<!-- -->)? is paid/.test(html)
}

/** @throws Error unless the page came as it should. */
export async function whole(asked: Promise<Seen>): Promise<Seen> {
  const page = await asked
  if (page.status !== 200) throw new Error(`${page.url} answered ${page.status}`)
  return page
}

/** `count` buyers, `atOnce` at a time; each buys the product whose turn it is. What `after` says they do then keeps no one waiting. */
export async function buyAll(
  shop: FaultShop,
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

/** Each buyer comes from a network of their own. */
function newAddress(): string {
  networks += 1
  return `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`
}
