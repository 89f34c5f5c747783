import { beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { keepMovements } from '../../audit/compare/keep-movements'
import { HOUR, later, setClock } from '../../clock'
import { db } from '../../db/client'
import { deleteOldReadings, keepReading } from '../../registrar/accounts/balance-readings'
import { noteRefill } from './note-refill'
import { listMovements, listReadings, listRefills } from './queries'
import { removeRefill } from './remove-refill'
import { refillInput } from './schema'
import { movementText, refillRefusalText, unexplainedText } from './text'

const FINANCE = { kind: 'staff', role: 'finance', userId: '01900000-0000-7000-8000-000000000001' } as const
const READER = { ...FINANCE, role: 'readonly' } as const
const BUYER = { kind: 'client', userId: FINANCE.userId } as const
const START = new Date('2026-03-01T10:00:00Z')
const at = (hours: number) => later(START, hours * HOUR)

let accountId = ''
let orderId = ''

/** A certificate bought from Enom half an hour after the first reading and refunded by Enom five hours later. */
beforeAll(async () => {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
  const { id: userId } = await db.user.create({ data: { email: 'jo@shop.example' } })
  const { id: productId } = await db.product.create({ data: { slug: 'r', name: 'R', summary: 's', typeCode: 'rapidssl' } })
  accountId = (await db.enomAccount.create({ data: { label: 'Main', loginId: 'keelmark', passwordSealed: 'x' } })).id
  const line = { position: 1, productId, typeCode: 'rapidssl', productName: 'R', typeName: 'R', years: 1, quantity: 1, unitAmount: 1900 }
  const order = await db.order.create({
    data: {
      userId,
      email: 'jo@shop.example',
      currency: 'USD',
      total: 1900,
      basketHash: 'b',
      items: { create: { ...line, activation: 'automatic' } },
    },
    include: { items: true },
  })
  orderId = order.id
  const of = {
    orderId,
    orderItemId: order.items[0]?.id ?? '',
    userId,
    typeCode: 'rapidssl',
    years: 1,
    stage: 'setup',
    enomAccountId: accountId,
  } as const
  const { id: certificateId } = await db.certificate.create({ data: { ...of, ordinal: 1, cost: 895, enomOrderId: 4711 } })
  const operation = { kind: 'purchase', certificateId, accountId, enomProdType: 23, years: 1, highestBefore: 0, quote: 900 } as const
  await db.supplierOperation.createMany({
    data: [
      { ...operation, state: 'succeeded', startedAt: at(0.5) },
      { ...operation, state: 'absent', startedAt: at(0.6) },
    ],
  })
  const ticket = { certificateId, kind: 'refund', status: 'answered', text: '', openedAt: at(4) } as const
  await db.supplierTicket.create({ data: { ...ticket, onceKey: 't', answeredAt: at(5.5), received: 895 } })
})

async function read(hours: number, balance: number): Promise<void> {
  setClock(() => at(hours))
  await keepReading(accountId, balance)
}

test('every change of the balance is explained by purchases, refunds and refills, and any remainder is shown', async () => {
  await read(0, 10_000)
  // This reading is less than an hour after the last one, so it is not stored.
  await read(0.9, 1)
  await read(1.5, 9105)
  await read(3, 59_105)
  setClock(() => at(4))
  const refill = { accountId, at: at(2), amount: 50_000, reference: 'T-1' }
  const before = await listReadings(READER, accountId)
  expect(before.rows.map(({ unexplained }) => unexplained)).toEqual([50_000, 0, null])
  expect(unexplainedText(50_000)).toContain('a refill that was not recorded')

  expect(await noteRefill(READER, refill)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await noteRefill(FINANCE, { ...refill, at: at(5) })).toEqual({ ok: false, error: { code: 'in-future' } })
  const noted = await noteRefill(FINANCE, refill)
  const again = await noteRefill(FINANCE, refill)
  expect(again).toEqual({ ok: false, error: { code: 'already-noted' } })
  expect(again.ok || refillRefusalText(again.error)).toContain('already recorded')

  await read(6, 59_900)
  const { rows } = await listReadings(READER, accountId)
  expect(
    rows.map(({ balance, change, purchases, refunds, refills, unexplained }) => [
      balance,
      change,
      purchases,
      refunds,
      refills,
      unexplained,
    ]),
  ).toEqual([
    [59_900, 795, 0, 895, 0, -100],
    [59_105, 50_000, 0, 0, 50_000, 0],
    [9105, -895, 895, 0, 0, 0],
    [10_000, null, 0, 0, 0, null],
  ])
  expect((await listReadings(READER, accountId, rows[1]?.id)).rows).toEqual(rows.slice(2))
  expect(await listReadings(BUYER, accountId)).toEqual({ rows: [], next: null })

  const id = noted.ok ? noted.value.id : ''
  expect((await listRefills(READER, accountId)).rows).toEqual([{ id, at: at(2), amount: 50_000, reference: 'T-1' }])
  expect(await removeRefill(READER, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await removeRefill(FINANCE, id)).toEqual({ ok: true, value: { accountId } })
  expect(await removeRefill(FINANCE, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect((await listReadings(READER, accountId)).rows[1]?.unexplained).toBe(50_000)
  expect(await db.auditEntry.count({ where: { subjectId: accountId } })).toBe(2)
  expect(await deleteOldReadings(at(2), 1000)).toBe(2)
})

test('Enom’s list replaces its earlier list for the same days, and each movement shows its order or refill', async () => {
  const line = { balance: null, description: '' }
  const order = { ...line, day: '2026-03-01', amount: -895, type: 1, orderId: 4711 }
  const strange = { ...line, day: '2026-03-02', amount: -300, type: 99, orderId: 9 }
  await keepMovements(accountId, '2026-02-01', [
    { ...order, amount: -1 },
    { ...order, day: '2026-02-20' },
  ])
  await keepMovements(accountId, '2026-03-01', [strange, order, { ...order, amount: 50_000, type: 4, orderId: null }])
  await noteRefill(FINANCE, { accountId, at: at(2), amount: 50_000, reference: 'T-2' })
  const { rows } = await listMovements(READER, accountId)
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(rows.map((row) => [row.day, movementText(row), row.amount, row.orderNumber, row.refill]).toSorted()).toEqual([
    ['2026-02-20', 'Order', -895, number, null],
    ['2026-03-01', 'Order', -895, number, null],
    ['2026-03-01', 'Refill', 50_000, null, 'T-2'],
    ['2026-03-02', 'Kind 99', -300, null, null],
  ])
  const [first] = rows
  expect((await listMovements(READER, accountId, first?.id)).rows).toEqual(rows.slice(1))
  expect(await listMovements(BUYER, accountId)).toEqual({ rows: [], next: null })
})

test('a refill needs a time, an amount above zero and a reference', () => {
  const typed = { accountId: '01900000-0000-7000-8000-000000000001', at: '2026-03-01T10:00', amount: '$1,000.50', reference: ' T ' }
  expect(refillInput.parse(typed)).toMatchObject({ at: START, amount: 100_050, reference: 'T' })
  for (const wrong of [
    { at: '2026-13-01T10:00' },
    { at: 'today' },
    { amount: '0' },
    { amount: '-5' },
    { amount: 'ten' },
    { amount: '100000.01' },
    { reference: ' ' },
  ])
    expect(refillInput.safeParse({ ...typed, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
})
