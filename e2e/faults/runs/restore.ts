import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { localSettings } from '../../../scripts/run/stack'
import { readPrepared } from '../../prepare'
import { complaints } from '../judge/invariants'
import { type Ledgers, readLedgers } from '../judge/ledgers'
import { compareNow, importFor, listHeld, takeInPayments, tryAgain } from '../people/after-restore'
import { type Bought, buy, buyAll, type OpenShop, order, pay } from '../people/buyer'
import { SLUGS } from '../people/products'
import { setUp } from '../people/set-up'
import { refundOrder, signInStaff } from '../people/staff'
import { makeMoody } from '../plan/moods'
import { hurryPolls, hurrySales } from '../shop/hurry'
import { untilSettled } from '../shop/settle'
import { FAULT_DIRECTORY } from '../shop/shop'
import { MINUTE, options, shop } from '../shop/the-shop'
import { buryDead } from '../shop/undertaker'
import { until } from '../shop/until'
import { type Fate, fateOf, type Known, readKnown } from './fates'

const folder = path.join(FAULT_DIRECTORY, 'backups')
/** The number of buyers who buy before the backup. */
const BEFORE = Math.floor(options.orders / 3)
const SLOW = 3
const SET_UP_EACH = 4
const REFUND_EACH = 9
const SPARE = 'spare@drill.test'

function run(script: 'backup' | 'restore', ...args: string[]) {
  const { settings, ports } = readPrepared()
  const env = { ...localSettings({ settings, ports, mode: 'production' }), DATABASE_URL: shop.databaseUrl }
  const node = ['--import', 'tsx', '--import', './scripts/run/load-settings.ts', `scripts/backup/${script}.ts`, ...args]
  return promisify(execFile)(process.execPath, node, { env: { ...process.env, ...env } })
}

/** Lets people buy, `options.buyers` at once, until `isOver` returns true. A buyer's set-up or refund does not delay the next buyer. */
async function keepBuying(open: OpenShop, prefix: string, after: (one: Bought, number: number) => Promise<unknown>, isOver: () => boolean) {
  let count = 0
  async function standInLine() {
    while (!isOver()) {
      const number = ++count
      const wish = { email: `${prefix}-${number}@drill.test`, slug: SLUGS[number % options.products] ?? '' }
      // After the crash, the run doesn't wait for buyers who were cut off.
      const one = await buy(open, wish).catch(() => null)
      if (one && !isOver()) void after(one, number).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: options.buyers }, standInLine))
}

const paidAt = async () => {
  const { stripe } = await readLedgers(shop)
  return stripe.sessions.filter(({ payment_status: status }) => status === 'paid').map(({ id }) => id)
}

test(
  'C8: after the database is lost under load and a backup restored, later payments are found, and nothing is lost, bought twice or refunded twice',
  async () => {
    await makeMoody(shop, options)
    const hurry = () => [hurryPolls(shop), hurrySales(shop), buryDead(shop.databaseUrl)]
    let hurrying = hurry()
    const staff = await signInStaff(shop)
    const orderIdOf = async (session: string) =>
      (await shop.query<{ orderId: string }>('select "orderId" from "PaymentSession" where "stripeSessionId" = $1', [session]))[0]
        ?.orderId ?? ''
    const refund = async ({ session }: Bought) => refundOrder(shop, staff, await orderIdOf(session))

    const early = { count: BEFORE, atOnce: options.buyers, slugs: SLUGS.slice(0, options.products), domain: 'early.test' }
    const { bought, gaveUp } = await buyAll(shop, early)
    expect(gaveUp).toEqual([])
    const unpaid = await Promise.all([1, 2].map((number) => order(shop, { email: `slow-${number}@drill.test`, slug: 'rapidssl' })))

    const closing = new AbortController()
    const open: OpenShop = { addresses: shop.addresses, operateStripe: shop.operateStripe, closed: closing.signal }
    const atBackup = (await paidAt()).length
    let isOver = false
    const buying = keepBuying(
      open,
      'gap',
      async (one, number) => {
        if (number % SET_UP_EACH === 0) await setUp(open, one)
        if (number % REFUND_EACH === 1) await refund(one)
      },
      () => isOver,
    )
    void buying.catch(() => undefined)
    await run('backup', '--to', folder)
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.dump'))
    const [refunded, ...others] = bought
    if (refunded) await refund(refunded)
    if (others[0]) void setUp(open, others[0]).catch(() => undefined)
    for (const { session } of unpaid) await pay(shop, session)
    // These payment pages are opened before the crash and paid while the shop is down.
    const opened = await Promise.all(
      Array.from({ length: SLOW }, (_, number) => order(shop, { email: `late-${number}@drill.test`, slug: 'rapidssl' })),
    )
    await until(async () => (await paidAt()).length >= atBackup + options.orders - BEFORE, 5 * MINUTE, 'the load')

    let known: Known[] = []
    let lost: Ledgers | undefined
    let told = ''
    for (const each of hurrying) await each.stop()
    await shop.whileDown(async () => {
      isOver = true
      closing.abort()
      for (const { session } of opened) await pay(shop, session)
      known = await readKnown(shop)
      lost = await readLedgers(shop)
      await shop.loseDatabase()
      told = (await run('restore', path.join(folder, file))).stdout
    })
    const upAt = Date.now()
    console.info(told.split('\n').slice(0, 4).join('\n'))
    const restored = new Set((await shop.query<{ id: string }>('select id from "Order"')).map(({ id }) => id))
    const gap = known.filter(({ orderId }) => !restored.has(orderId))
    hurrying = hurry()
    // Sweeps leave the most recent payment pages to Stripe's webhooks.
    shop.moveClock(10 * MINUTE)
    const again = buyAll(shop, { ...early, count: 6, domain: 'again.test' })

    const isListed = async () => {
      const rows = await shop.query<{ id: string }>(
        'select "stripeSessionId" as id from "PaymentSession" where "paymentIntentId" is not null union select "stripeSessionId" from "UnknownPayment"',
      )
      const ids = new Set(rows.map(({ id }) => id))
      return (await paidAt()).every((id) => ids.has(id))
    }
    await until(isListed, 5 * MINUTE, 'the list of payments')
    const foundIn = (Date.now() - upAt) / 1000
    const afterwards = await signInStaff(shop)
    const { listed, refunded: refundedByStaff } = await takeInPayments(shop, afterwards)
    expect((await again).gaveUp).toEqual([])

    const waits = async () => {
      const [row] = await shop.query<{ count: number }>(
        `select count(*)::int as count from "Certificate" where stage = 'purchase' and coalesce(hold::text, '') <> 'supplier_refused'`,
      )
      const [paid] = await shop.query<{ count: number }>(`select count(*)::int as count from "Order" where status = 'awaiting_payment'`)
      return (row?.count ?? 0) + (paid?.count ?? 0)
    }
    await until(async () => (await waits()) === 0, 5 * MINUTE, 'the orders that need no staff decision')
    const held = await listHeld(shop)
    const orphans = await compareNow(shop, afterwards)
    const imported: string[] = []
    for (const { id, email } of held) {
      const theirs = orphans.find(({ domain }) => domain === `${email.split('@')[0]}-harbour.com`)
      if (theirs) await importFor(shop, afterwards, theirs.id, email)
      else await tryAgain(shop, afterwards, id)
      if (theirs) imported.push(email)
    }
    await until(async () => (await waits()) === 0 && (await listHeld(shop)).length === imported.length, 5 * MINUTE, 'the held orders')
    // Certificates that were bought and refunded after the backup and that no other order needs: staff import them for the shop itself, so
    // that their cost is in the books.
    const spare = await compareNow(shop, afterwards)
    for (const { id } of spare) await importFor(shop, afterwards, id, SPARE)
    const settlement = await untilSettled(shop, 5 * MINUTE, ['I1', 'I2', 'I3', 'I4'])
    for (const each of hurrying) await each.stop()
    shop.moveClock(0)

    for (const { id, sentence } of settlement.verdicts) console.info(`${id} ${sentence}`)
    const [now, ledgers] = [await readKnown(shop), await readLedgers(shop)]
    const fates = new Map<Fate, number>()
    for (const one of gap) {
      const fate = fateOf(one, now, { lost, ledgers, imported })
      fates.set(fate, (fates.get(fate) ?? 0) + 1)
    }
    console.info(
      `C8: seed ${options.seed}: ${ledgers.stripe.sessions.filter(({ payment_status: is }) => is === 'paid').length} payments; ${gap.length} orders ` +
        `were placed after the backup, ${gap.filter(({ session }) => lost?.stripe.sessions.some(({ id, payment_status: is }) => id === session && is === 'paid')).length} of them paid`,
    )
    console.info(
      `C8: found ${foundIn.toFixed(0)} s after the start; ${listed} listed for staff, ${refundedByStaff} refunded by staff, ${held.length} held`,
    )
    for (const [fate, count] of fates) console.info(`    ${count} ${fate}`)
    console.info(`    ${spare.length} certificates of orders refunded before the crash were left over`)
    expect(spare.length).toBeLessThanOrEqual(gap.filter(({ status }) => status === 'refunded').length)
    expect(complaints(settlement.verdicts)).toEqual([])
    expect(settlement.unsettled).toEqual([])
    // Everyone ordered one certificate, so nobody has two, and no payment was refunded twice.
    const certificates = now.filter(({ enomCertId, email }) => enomCertId !== null && email !== SPARE)
    expect(certificates.filter(({ email }, index) => certificates.findIndex((one) => one.email === email) !== index)).toEqual([])
    const charges = ledgers.stripe.refunds.map(({ charge }) => charge)
    expect(new Set(charges).size).toBe(charges.length)
  },
  30 * MINUTE,
)
