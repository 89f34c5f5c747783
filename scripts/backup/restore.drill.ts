import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startEnomSimulator } from '../../lib/enom/simulator/start'

// `npm run test:restore`: the drill from docs/runbooks.md, with the real backup and restore programs. Needs a pg_dump of the server's
// version; TEST_DATABASE_SERVER names a server to use instead of the embedded one. People buy before and after the backup, the backup is
// restored, and three ledgers are compared: Stripe's, Enom's and ours.

const { operate, stripeLedger } = await import('../../lib/stripe/testing/simulator')
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { openShop } = await import('../../lib/certificates/testing/shop')
const { runPurchaseQueue } = await import('../../lib/certificates/purchase-run/run-queue')
const { later, MINUTE, setClock } = await import('../../lib/clock')
const { db } = await import('../../lib/db/client')
const { fillBasket, openPage, sell, STAFF } = await import('../../lib/orders/testing/shop')
const { placeOrder } = await import('../../lib/orders/placing/place-order')
const { settlePayment } = await import('../../lib/payments/settle-payment')
const { sweepOpenPayments } = await import('../../lib/payments/sweep-payments')
const { noteUnknownPayments } = await import('../../lib/payments/unknown/note-unknown')
const { rebuildAllUnknown } = await import('../../lib/payments/unknown/take-in')
const { sweepMissedEvents } = await import('../../lib/stripe/sweep-missed-events')

const BEFORE = 4
const AFTER = 8
const folder = mkdtempSync(path.join(tmpdir(), 'backups-'))
const balance = () => enom.state.accounts()[0]?.balance ?? 0

function run(script: string, ...args: string[]): Promise<{ stdout: string }> {
  const node = ['--import', 'tsx', '--import', './scripts/run/load-settings.ts', `scripts/backup/${script}.ts`, ...args]
  return promisify(execFile)(process.execPath, node, { env: process.env })
}

const buyWaiting = () => runPurchaseQueue({ typeCode: 'rapidssl', accountId: null })

let buyers = 0

async function order(choiceId: string, quantity = 1): Promise<{ session: string }> {
  const cartToken = await fillBasket(choiceId, quantity)
  const placed = await placeOrder({ cartToken, email: `buyer${++buyers}@shop.example`, country: 'GB' })
  if (!placed.ok) throw new Error(placed.error.code)
  return openPage(placed.value.orderId)
}

async function pay({ session }: { session: string }): Promise<void> {
  await operate('pay', { session })
  await settlePayment(session)
}

/** Reads the open payment pages, as the sweep does once they are a few minutes old. */
async function sweepLater(): Promise<void> {
  const putBack = setClock(() => later(new Date(), 5 * MINUTE))
  await sweepOpenPayments().finally(putBack)
}

test('C8: the ten minutes after a backup are recovered from Stripe and Enom: no payment is lost, and nothing is charged or bought twice', async () => {
  await openShop()
  await db.enomAccount.updateMany({ data: { listLag: 1 } })
  await operate('webhooks', { mode: 'drop' })
  const { choiceId } = await sell()
  const atFirst = balance()
  for (let count = 0; count < BEFORE; count++) await pay(await order(choiceId))
  await buyWaiting()
  const [unbought, unpaid] = [await order(choiceId), await order(choiceId)]
  await pay(unbought)
  await run('backup', '--to', folder)
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.dump'))

  await pay(unpaid)
  const newer = []
  for (let count = 0; count < AFTER; count++) newer.push(await order(choiceId, count === 0 ? 3 : 1))
  for (const order of newer) await pay(order)
  await buyWaiting()
  const sold = enom.state.certificates().length
  expect(sold).toBe(BEFORE + 2 + AFTER + 2)

  await db.$disconnect()
  await run('restore', path.join(folder, file), '--force')
  expect(await db.order.count()).toBe(BEFORE + 2)

  await sweepMissedEvents(noteUnknownPayments)
  await sweepLater()
  expect(await db.unknownPayment.count({ where: { resolvedAt: null } })).toBe(AFTER)
  expect(await rebuildAllUnknown(STAFF)).toEqual({ rebuilt: AFTER, left: 0 })
  await sweepLater()
  const left = async () => {
    await buyWaiting()
    return db.certificate.count({ where: { stage: 'purchase' } })
  }
  await expect.poll(left, { timeout: 60_000 }).toBe(0)

  const { sessions, refunds } = await stripeLedger()
  const paid = sessions.filter(({ payment_status: status }) => status === 'paid')
  const orders = await db.order.findMany({ where: { status: 'paid' }, include: { charges: true, certificates: true, items: true } })
  const charges = orders.flatMap((order) => order.charges)
  const held = orders.flatMap(({ certificates }) => certificates)
  // I1: every payment has its order, with all certificates.
  expect(charges.map(({ stripeId }) => stripeId).sort()).toEqual(paid.map(({ payment_intent: intent }) => intent).sort())
  for (const { items, certificates } of orders) expect(certificates).toHaveLength(items.reduce((sum, { quantity }) => sum + quantity, 0))
  // I2: Enom sold nothing else, and each of its certificates belongs to exactly one order.
  expect(enom.state.certificates()).toHaveLength(sold)
  expect(held.map(({ enomCertId }) => enomCertId).sort()).toEqual(
    enom.state
      .certificates()
      .map(({ certId }) => certId)
      .sort(),
  )
  // I3 and I4: the costs and the revenue.
  expect(atFirst - balance()).toBe(held.reduce((sum, { cost }) => sum + (cost ?? 0), 0))
  expect(refunds).toEqual([])
  expect(charges.reduce((sum, { amount }) => sum + amount, 0)).toBe(orders.reduce((sum, { total }) => sum + total, 0))
  console.info(
    `restored: ${paid.length} payments, ${sold} certificates, ${AFTER} orders rebuilt, ${atFirst - balance()} cents spent at Enom`,
  )
  await enom.close()
})
