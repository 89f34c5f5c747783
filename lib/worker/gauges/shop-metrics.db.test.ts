import { beforeAll, expect, test } from 'vitest'
import { openShop, payFor } from '../../certificates/testing/shop'
import { DAY, earlier, HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { metrics } from '../../metrics/metrics'
import { runTraced } from '../../trace'
import { shopMetrics } from './shop-metrics'

let text = ''
const line = (name: string) => text.split('\n').filter((each) => each.startsWith(`keelmark_${name}`))

beforeAll(async () => {
  const { accountId } = await openShop()
  await db.enomAccount.update({
    where: { id: accountId },
    data: { balance: 12_345, lowBalance: 20_000, balanceAt: now(), failures: 10, brokenSince: now() },
  })
  const { ids, orderId } = await payFor('rapidssl', { quantity: 3 })
  await db.certificate.updateMany({ where: { id: { in: ids } }, data: { statusSince: earlier(now(), 2 * DAY) } })
  await db.$executeRaw`update "Certificate" set hold = 'supplier_refused' where id = ${ids[0]}::uuid`
  const late = { createdAt: earlier(now(), HOUR), amount: 100, currency: 'USD', orderId }
  await db.charge.create({ data: { ...late, stripeId: 'pi_1' } })
  await db.paymentSession.create({ data: { ...late, idempotencyKey: 'k', stripeSessionId: 'cs_1', status: 'complete' } })
  const mail = { kind: 'test', to: 'a-person@shop.example', data: {}, createdAt: earlier(now(), HOUR) }
  await db.mail.create({ data: { ...mail, onceKey: 'one', attempts: 3 } })
  await db.mail.create({ data: { ...mail, onceKey: 'two' } })
  await inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() - ${10 * MINUTE} * interval '1 millisecond'`
  await db.backup.create({ data: { takenAt: new Date(1_790_000_000_000), file: 'x.dump', bytes: 1, checksum: 'x' } })
  text = await shopMetrics()
})

test('a worker reports the state of the shop', () => {
  expect(line('workers ')).toEqual(['keelmark_workers 0'])
  expect(Number(line('queue_oldest_due_seconds ')[0]?.split(' ')[1])).toBeGreaterThan(590)
  expect(line('queue_jobs{state="given_up"}')).toEqual(['keelmark_queue_jobs{state="given_up"} 0'])
  expect(line('enom_breaker_open{')).toEqual(['keelmark_enom_breaker_open{account="Main"} 1'])
  expect(line('enom_balance_dollars{')).toEqual(['keelmark_enom_balance_dollars{account="Main"} 123.45'])
  expect(line('enom_balance_low_dollars{')).toEqual(['keelmark_enom_balance_low_dollars{account="Main"} 200'])
  expect(line('certificates{').toSorted()).toEqual(
    ['keelmark_certificates{stage="purchase",hold="supplier_refused"} 1', 'keelmark_certificates{stage="purchase",hold=""} 2'].toSorted(),
  )
  expect(Number(line('certificates_oldest_seconds{stage="purchase",hold=""}')[0]?.split(' ')[1])).toBeCloseTo(2 * 86_400, -3)
  // The third email is the one to the buyer.
  expect(line('mails_waiting ')).toEqual(['keelmark_mails_waiting 3'])
  expect(line('mails_stuck ')).toEqual(['keelmark_mails_stuck 1'])
  expect(line('needs_attention{')).toEqual(['keelmark_needs_attention{kind="supplier_refused"} 1'])
  expect(line('backup_last_timestamp_seconds ')).toEqual(['keelmark_backup_last_timestamp_seconds 1790000000'])
  expect(Number(line('database_size_bytes ')[0]?.split(' ')[1])).toBeGreaterThan(1_000_000)
})

test('a payment not reported by any webhook is counted until its event arrives', async () => {
  expect(line('stripe_payments_without_webhook ')).toEqual(['keelmark_stripe_payments_without_webhook 1'])
  const { readShop } = await import('./read-shop')
  await db.stripeEvent.create({ data: { id: 'evt_1', type: 'checkout.session.completed', objectId: 'cs_1', livemode: false, payload: {} } })
  expect((await readShop()).unannounced).toBe(0)
})

test('the metrics contain no personal data, and readings are cached', async () => {
  expect(text).not.toContain('shop.example')
  await db.mail.deleteMany()
  expect(await shopMetrics()).toBe(text)
  expect((await metrics.databaseReached.get()).values).toEqual([{ labels: { process: 'worker' }, value: 1 }])
})

test('a job contains the id of the request that queued it', async () => {
  await runTraced({ requestId: 'r-1' }, () => inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {})))
  const [job] = await db.$queryRaw<{ payload: unknown }[]>`
    select payload from graphile_worker._private_jobs where key = 'certificate.resume_blocked'`
  expect(job?.payload).toEqual({ requestId: 'r-1' })
})
