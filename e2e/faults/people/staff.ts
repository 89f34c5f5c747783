import { DEMO_ADMIN } from '../../../prisma/seed/demo-people'
import type { FaultShop } from '../shop/shop'
import { MINUTE } from '../shop/the-shop'
import { type Browser, openBrowser } from './browser'
import { PATIENCE, whole } from './buyer'
import { insist } from './insist'

/** A refund needs a sign-in within the last ten minutes (lib/auth/session/is-fresh.ts). */
const SIGN_IN_AGAIN_AFTER = 5 * MINUTE
let signedInAt = 0

/** Returns a browser signed in as staff. */
export async function signInStaff(shop: FaultShop): Promise<Browser> {
  const browser = openBrowser('198.51.100.1')
  await signIn(shop, browser)
  return browser
}

async function signIn(shop: FaultShop, browser: Browser): Promise<void> {
  await insist('signing in', Date.now() + PATIENCE, async () => {
    const page = await whole(browser.open(`${shop.addresses.web}/admin/sign-in`))
    const { email, password } = DEMO_ADMIN
    const seen = await browser.send(page, 'password', { email, password })
    return seen.url.includes('sign-in') ? null : true
  })
  signedInAt = Date.now()
}

/** Refunds an order as staff would, pressing the button again if there is no response. */
export async function refundOrder(shop: FaultShop, staff: Browser, orderId: string): Promise<void> {
  if (Date.now() - signedInAt > SIGN_IN_AGAIN_AFTER) await signIn(shop, staff)
  await insist('refunding', Date.now() + PATIENCE, async () => {
    const page = await whole(staff.open(`${shop.addresses.web}/admin/orders/${orderId}`))
    if (!page.html.includes('aria-label="Cancel with refund"')) return true
    await staff.send(page, 'reason', { reason: 'A fault run gives it back.', sure: 'on' })
    return null
  })
}
