import { saveProduct } from '../../lib/catalog/save-product'
import { acceptCost } from '../../lib/certificates/purchase/retry'
import { submit } from '../../lib/certificates/submission/submit'
import { resumeHeld } from '../../lib/certificates/sweeps/resume-held'
import { must } from '../../lib/certificates/testing/shop'
import { db } from '../../lib/db/client'
import { readPrices } from '../../lib/prices/read-prices'
import { saveAccount } from '../../lib/registrar/accounts/save-account'
import { probeBroken } from '../../lib/registrar/connection/open-registrar'
import { DEMO_ENOM } from '../../prisma/seed/demo-people'
import { buyWaiting } from './buy'
import { BAD_DAY, dayBefore, PRICE_RISE } from './plan'
import type { World } from './world'

const { loginId } = DEMO_ENOM
const ALLOWED_IPS = ['127.0.0.1', '::1']
/** An Enom account for one product. The account has insufficient funds at the end of the history. */
const SECOND = { label: 'Enom second account', loginId: 'keelmark-second', password: 'harbour-lamp', testMode: true } as const

/** Adds Enom's events and problems to the agenda, from the first account to the last price rise. */
export function planTrouble(world: World, end: Date): void {
  const { agenda, enom } = world
  const on = (days: number, hour: number, deed: () => Promise<unknown>) => agenda.add(dayBefore(end, days, hour), deed)

  on(364, 16, async () => {
    must(await saveAccount(world.staff, DEMO_ENOM))
    await endTrouble()
  })
  on(363, 8, () => openSecond(world))

  on(200, 7, () => enom('set-account', { loginId, password: 'changed-elsewhere' }))
  on(200, 20, () => enom('set-account', { loginId, password: DEMO_ENOM.password }))
  on(150, 7, () => enom('set-account', { loginId, ips: ['192.0.2.10'] }))
  on(150, 20, () => enom('set-account', { loginId, ips: ALLOWED_IPS }))
  on(90, 7, () => enom('set-account', { loginId, balance: 500 }))
  on(90, 20, () => enom('refill', { loginId, amount: 300_000 }))
  on(BAD_DAY, 7, () => enom('set-switches', { outage: 'no-connection' }))
  on(BAD_DAY, 20, () => enom('set-switches', { outage: 'off' }))
  for (const days of [200, 150, 90, BAD_DAY, 60]) on(days, 21, endTrouble)

  on(PRICE_RISE, 7, () => enom('set-product', { prodType: 211, resellerPrice: 2_700 }))
  on(PRICE_RISE - 2, 9, () => raisePrice(world, 'sectigo-essential', 1.6))
  on(2, 7, () => enom('set-product', { prodType: 27, resellerPrice: 38_900 }))
}

/** Releases all certificates that were waiting for Enom. */
export async function endTrouble(): Promise<void> {
  await probeBroken()
  await resumeHeld()
  await buyWaiting()
  const unsent = await db.certificate.findMany({ where: { stage: 'submission', hold: null }, select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of unsent) await submit(id)
}

async function openSecond({ enom, staff }: World): Promise<void> {
  await enom('set-account', { loginId: SECOND.loginId, password: SECOND.password, balance: 4_000 })
  const { id } = must(await saveAccount(staff, SECOND))
  await changeProduct(staff, 'sectigo-ev', { enomAccountId: id })
  await changeProduct(staff, 'geotrust-true-businessid-ev', { activation: 'manual' })
}

/** Raises the shop's price as staff would, and buys the certificates that were waiting for it. */
async function raisePrice({ staff }: World, slug: string, factor: number): Promise<void> {
  await changeProduct(staff, slug, {}, factor)
  const held = await db.certificate.findMany({ where: { hold: 'cost_exceeds_price' }, orderBy: { id: 'asc' } })
  for (const { id, heldCost } of held) must(await acceptCost(staff, id, { cost: heldCost ?? 0 }))
  await buyWaiting()
}

type Change = { enomAccountId?: string; activation?: 'manual' }

async function changeProduct(staff: World['staff'], slug: string, change: Change, factor = 1): Promise<void> {
  const product = await db.product.findUniqueOrThrow({ where: { slug }, include: { choices: true } })
  const choices = product.choices.map((choice) => ({ ...choice, amount: Math.round((choice.amount * factor) / 100) * 100 }))
  must(await saveProduct(staff, { ...product, ...change, choices }))
}

/** Has the shop read Enom's prices, and staff refill its account. */
export async function refill({ enom }: World): Promise<void> {
  for (const account of await db.enomAccount.findMany({ orderBy: { id: 'asc' } })) {
    await readPrices(account.id)
    if (account.isDefault && (account.balance ?? 0) < 400_000) await enom('refill', { loginId, amount: 500_000 })
  }
}
