import type { FaultShop } from '../shop/shop'
import { until } from '../shop/until'
import type { Browser } from './browser'
import { PATIENCE, whole } from './buyer'
import { insist } from './insist'

/** What staff do after restoring a backup (docs/runbooks.md), with the buttons of the back office. */
const UNKNOWN = '/admin/bookkeeping/unknown-payments'
const CONFIRMED = { sure: 'on' }

const page = (shop: FaultShop, staff: Browser, path: string) => whole(staff.open(shop.addresses.web + path))

/**
 * Presses "Rebuild all orders", and refunds the payments whose order cannot be rebuilt because Stripe's copy of it is incomplete. Returns
 * the numbers of listed and refunded payments.
 */
export async function takeInPayments(shop: FaultShop, staff: Browser): Promise<{ listed: number; refunded: number }> {
  const [row] = await shop.query<{ count: number }>(`select count(*)::int as count from "UnknownPayment" where "resolvedAt" is null`)
  await insist('rebuilding', Date.now() + PATIENCE, async () => {
    const list = await page(shop, staff, UNKNOWN)
    if (!list.html.includes('aria-label="Rebuild all orders"')) return true
    await staff.press(list, 'Rebuild all orders')
    return null
  })
  let refunded = 0
  for (;;) {
    const list = await page(shop, staff, UNKNOWN)
    const [, label] = /aria-label="(Refund [^"]+)"/.exec(list.html) ?? []
    if (!label) return { listed: row?.count ?? 0, refunded }
    await staff.press(list, label, CONFIRMED)
    refunded += 1
  }
}

export type Held = { id: string; email: string; text: string }

/** Lists the certificates on hold because a matching one was bought from Enom and set up by the buyer after the backup. */
export function listHeld({ query }: FaultShop): Promise<Held[]> {
  return query<Held>(`select c.id, o.email, coalesce(c."problemText", '') as text from "Certificate" c join "Order" o on o.id = c."orderId"
    where c.stage = 'purchase' and c.hold = 'supplier_refused' and c."problemText" like 'Since the restored backup%' order by 1`)
}

/** Presses "Try the purchase again" on the page of a certificate. */
export async function tryAgain(shop: FaultShop, staff: Browser, id: string): Promise<void> {
  await staff.press(await page(shop, staff, `/admin/certificates/${id}`), 'Try the purchase again')
}

type Orphan = { id: string; enomCertId: number; domain: string | null }

/** Presses "Compare now" under Audit, and returns the certificates at Enom that belong to no order. */
export async function compareNow(shop: FaultShop, staff: Browser): Promise<Orphan[]> {
  const runs = async () =>
    (await shop.query<{ count: number }>('select count(*)::int as count from "AuditRun" where "finishedAt" is not null'))[0]?.count ?? 0
  const before = await runs()
  await staff.press(await page(shop, staff, '/admin/audit'), 'Compare now')
  await until(async () => (await runs()) > before, PATIENCE, 'the comparison')
  return shop.query<Orphan>(`select id, "enomCertId", detail->>'domainName' as domain from "AuditDifference"
    where kind = 'orphan' and "resolvedAt" is null order by "enomCertId"`)
}

/** Imports an orphan for a buyer. */
export async function importFor(shop: FaultShop, staff: Browser, id: string, email: string): Promise<void> {
  await staff.press(await page(shop, staff, `/admin/audit/${id}`), 'Import it for a client', { email, ...CONFIRMED })
}
