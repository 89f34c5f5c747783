import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '../../db/client'
import { OrderStatus } from '../../db/generated/enums'
import { inTransaction, type Tx } from '../../db/transaction'
import { TRANSITIONS as ORDER_STEPS } from '../../orders/states'
import { transition as moveOrder } from '../../orders/transition'
import { placed } from '../testing/place'
import { openShop, payFor } from '../testing/shop'
import { ALLOWED_STEPS, columnsOf, mayMove, PLACES, type Place, placeOf } from './places'
import { move } from './transition'

const UPDATE_PLACE = `update "Certificate" set stage = $2::text::"CertificateStage", hold = $3::text::"CertificateHold",
  "validationStep" = $4::text::"ValidationStep", "closedReason" = $5::text::"ClosedReason" where id = $1`

const direct = new pg.Client({ connectionString: process.env.DATABASE_URL })
let certificateId = ''
let orderId = ''
beforeAll(async () => {
  await direct.connect()
  await openShop()
  ;({ id: certificateId, orderId } = await payFor('rapidssl'))
})

afterAll(() => direct.end())

/** Bypasses the triggers when writing, so that the next step can be tried from any state. */
async function unguarded(change: (tx: Tx) => Promise<unknown>): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await change(tx)
  })
}

const place = (at: Place) =>
  unguarded((tx) => tx.certificate.updateMany({ where: { id: certificateId }, data: { issuedAt: new Date(), ...placed(at) } }))
const placeNow = async () => placeOf(await db.certificate.findUniqueOrThrow({ where: { id: certificateId } }))
const placeOrder = (status: OrderStatus) => unguarded((tx) => tx.order.updateMany({ where: { id: orderId }, data: { status } }))
const orderStatus = async () => (await db.order.findUniqueOrThrow({ where: { id: orderId } })).status
const worked = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  )

const moved = (from: Place, to: Place) =>
  inTransaction((tx) => move(tx, certificateId, { from, to, kind: 'certificate.activated', actor: 'system' })).then(
    ({ ok }) => (ok ? 'moved' : 'refused'),
    (error: Error) => error.message,
  )

const ORDER_PAIRS = Object.values(OrderStatus).flatMap((from) =>
  Object.values(OrderStatus).flatMap((to) => {
    const steps: readonly OrderStatus[] = ORDER_STEPS[from]
    return from === to ? [] : [{ from, to, isAllowed: steps.includes(to) }]
  }),
)

const stored = async (machine: 'Certificate' | 'Order') =>
  (await db.allowedStep.findMany({ where: { machine } })).map(({ from, to }) => `${from} -> ${to}`).sort()

test('C1: the database allows exactly the same steps as the code', async () => {
  expect(await stored('Certificate')).toEqual([...ALLOWED_STEPS].sort())
  expect(await stored('Order')).toEqual(ORDER_PAIRS.flatMap(({ from, to, isAllowed }) => (isAllowed ? [`${from} -> ${to}`] : [])).sort())
})

test('C1: of all pairs of certificate places, the database accepts only the allowed ones, no matter who writes', {
  timeout: 60_000,
}, async () => {
  const wrong: string[] = []
  for (const from of PLACES) {
    await place(from)
    for (const to of PLACES.filter((one) => one !== from)) {
      const { stage, hold, validationStep, closedReason } = columnsOf(to)
      const columns = [stage, hold, validationStep, closedReason]
      const taken = await worked(direct.query(UPDATE_PLACE, [certificateId, ...columns]))
      if (taken !== mayMove(from, to)) wrong.push(`${from} -> ${to}`)
      if (taken) await place(from)
    }
  }
  expect(wrong).toEqual([])
})

test('C1: of all pairs of order statuses, the database accepts only the allowed ones, no matter who writes', {
  timeout: 60_000,
}, async () => {
  const wrong: string[] = []
  for (const { from, to, isAllowed } of ORDER_PAIRS) {
    if ((await orderStatus()) !== from) await placeOrder(from)
    const taken = await worked(db.order.update({ where: { id: orderId }, data: { status: to } }))
    if (taken !== isAllowed) wrong.push(`${from} -> ${to}`)
  }
  expect(wrong).toEqual([])
})

test('C1: of all pairs of certificate places, “move” accepts the allowed ones, writes one event for each, and rejects the others without a change', {
  timeout: 60_000,
}, async () => {
  const wrong: string[] = []
  for (const from of PLACES) {
    const [allowed, refused] = [true, false].map((isAllowed) => PLACES.filter((to) => to !== from && mayMove(from, to) === isAllowed))
    for (const to of allowed ?? []) {
      await place(from)
      const before = await db.certificateEvent.count()
      if ((await moved(from, to)) !== 'moved' || (await placeNow()) !== to || (await db.certificateEvent.count()) !== before + 1)
        wrong.push(`${from} -> ${to}`)
    }
    await place(from)
    const before = await db.certificateEvent.count()
    for (const to of refused ?? [])
      if ((await moved(from, to)) !== `a certificate cannot go from ${from} to ${to}`) wrong.push(`${from} -> ${to}`)
    if ((await placeNow()) !== from || (await db.certificateEvent.count()) !== before) wrong.push(`changed by a refused step from ${from}`)
  }
  expect(wrong).toEqual([])
})

test('C1: of all pairs of order statuses, “moveOrder” accepts the allowed ones, writes one event for each, and rejects the others without a change', {
  timeout: 60_000,
}, async () => {
  const wrong: string[] = []
  for (const from of Object.values(OrderStatus)) {
    for (const to of Object.values(OrderStatus).filter((status) => status !== from)) {
      await placeOrder(from)
      const before = await db.orderEvent.count()
      const moved = await inTransaction((tx) => moveOrder(tx, orderId, { from, to, kind: 'order.cancelled', actor: 'system' })).then(
        (result) => result.ok,
        () => false,
      )
      const steps: readonly string[] = ORDER_STEPS[from]
      const isAllowed = steps.includes(to)
      const events = (await db.orderEvent.count()) - before
      const status = await orderStatus()
      if (moved !== isAllowed || events !== (isAllowed ? 1 : 0) || status !== (isAllowed ? to : from)) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('C1: the slower of two writers changes nothing: the step is refused if the certificate has already moved', async () => {
  await place('issued')
  const step = { from: 'validation:issuing', to: 'issued', kind: 'certificate.issued', actor: 'enom' } as const
  const moved = await inTransaction((tx) => move(tx, certificateId, step))
  expect(moved).toEqual({ ok: false, error: 'moved-meanwhile' })
})
