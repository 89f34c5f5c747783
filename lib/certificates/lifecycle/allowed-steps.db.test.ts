import { beforeAll, expect, test } from 'vitest'
import { db } from '../../db/client'
import { CertificateStatus, OrderStatus } from '../../db/generated/enums'
import { inTransaction } from '../../db/transaction'
import { TRANSITIONS as ORDER_STEPS } from '../../orders/states'
import { transition as moveOrder } from '../../orders/transition'
import { openShop, payFor } from '../testing/shop'
import { TRANSITIONS as CERTIFICATE_STEPS } from './states'
import { transition as moveCertificate } from './transition'

const MACHINES = { Certificate: CERTIFICATE_STEPS, Order: ORDER_STEPS }
const EVENT_ROWS = { Certificate: () => db.certificateEvent.count(), Order: () => db.orderEvent.count() }

let certificateId = ''
let orderId = ''
beforeAll(async () => {
  await openShop()
  ;({ id: certificateId, orderId } = await payFor('rapidssl'))
})

/** Every pair of statuses of a machine, and whether the code's table allows that step. */
function pairs(machine: keyof typeof MACHINES): { from: string; to: string; isAllowed: boolean }[] {
  const steps: Record<string, readonly string[]> = MACHINES[machine]
  const all = Object.keys(steps)
  return all.flatMap((from) => all.filter((to) => to !== from).map((to) => ({ from, to, isAllowed: steps[from]?.includes(to) ?? false })))
}

/** Puts a status there as no rule of the shop could, so that the next step can be tried from it. */
async function place(machine: keyof typeof MACHINES, id: string, status: string): Promise<void> {
  await db.$executeRawUnsafe(`alter table "${machine}" disable trigger "${machine}_step"`)
  await db.$executeRawUnsafe(`update "${machine}" set status = '${status}' where id = '${id}'`)
  await db.$executeRawUnsafe(`alter table "${machine}" enable trigger "${machine}_step"`)
}

async function statusIn(machine: keyof typeof MACHINES, id: string): Promise<string | undefined> {
  const rows = await db.$queryRawUnsafe<{ status: string }[]>(`select status::text from "${machine}" where id = '${id}'`)
  return rows[0]?.status
}

test.each(['Certificate', 'Order'] as const)('C1: the database knows exactly the steps of the %s that the code knows', async (machine) => {
  const stored = await db.allowedStep.findMany({ where: { machine } })
  const known = pairs(machine).filter(({ isAllowed }) => isAllowed)
  expect(stored.map(({ from, to }) => `${from} -> ${to}`).sort()).toEqual(known.map(({ from, to }) => `${from} -> ${to}`).sort())
})

test.each(['Certificate', 'Order'] as const)(
  'C1: of all pairs of statuses of the %s the database takes the allowed ones only, whoever writes',
  {
    timeout: 60_000,
  },
  async (machine) => {
    const id = machine === 'Certificate' ? certificateId : orderId
    const wrong: string[] = []
    for (const { from, to, isAllowed } of pairs(machine)) {
      await place(machine, id, from)
      const taken = await db.$executeRawUnsafe(`update "${machine}" set status = '${to}' where id = '${id}'`).then(
        () => true,
        () => false,
      )
      if (taken !== isAllowed) wrong.push(`${from} -> ${to}`)
    }
    expect(wrong).toEqual([])
  },
)

test('C1: of all pairs of certificate statuses the verb takes the allowed ones, writes one event for each, and changes nothing for the others', {
  timeout: 60_000,
}, async () => {
  const wrong: string[] = []
  for (const from of Object.values(CertificateStatus)) {
    for (const to of Object.values(CertificateStatus).filter((status) => status !== from)) {
      await place('Certificate', certificateId, from)
      const before = await EVENT_ROWS.Certificate()
      const moved = await inTransaction((tx) =>
        moveCertificate(tx, certificateId, { from, to, kind: 'certificate.activated', actor: 'system' }),
      ).then(
        ({ ok }) => (ok ? 'moved' : 'refused'),
        (error: Error) => error.message,
      )
      const steps: readonly string[] = CERTIFICATE_STEPS[from]
      const isAllowed = steps.includes(to)
      const events = (await EVENT_ROWS.Certificate()) - before
      const status = await statusIn('Certificate', certificateId)
      const expected = isAllowed ? 'moved' : `a certificate never goes from ${from} to ${to}`
      if (moved !== expected || events !== (isAllowed ? 1 : 0) || status !== (isAllowed ? to : from)) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('C1: the same for every pair of order statuses', { timeout: 60_000 }, async () => {
  const wrong: string[] = []
  for (const from of Object.values(OrderStatus)) {
    for (const to of Object.values(OrderStatus).filter((status) => status !== from)) {
      await place('Order', orderId, from)
      const before = await EVENT_ROWS.Order()
      const moved = await inTransaction((tx) => moveOrder(tx, orderId, { from, to, kind: 'order.cancelled', actor: 'system' })).then(
        (result) => result.ok,
        () => false,
      )
      const steps: readonly string[] = ORDER_STEPS[from]
      const isAllowed = steps.includes(to)
      const events = (await EVENT_ROWS.Order()) - before
      const status = await statusIn('Order', orderId)
      if (moved !== isAllowed || events !== (isAllowed ? 1 : 0) || status !== (isAllowed ? to : from)) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('C1: somebody who was slower changes nothing: the step is refused when the certificate is no longer where it was', async () => {
  await place('Certificate', certificateId, 'issued')
  const step = { from: 'approved', to: 'issued', kind: 'certificate.issued', actor: 'enom' } as const
  const moved = await inTransaction((tx) => moveCertificate(tx, certificateId, step))
  expect(moved).toEqual({ ok: false, error: 'moved-meanwhile' })
})
