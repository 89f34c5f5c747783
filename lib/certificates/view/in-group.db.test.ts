import { expect, test } from 'vitest'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import { DisputeStatus } from '../../db/generated/enums'
import { inTransaction } from '../../db/transaction'
import { PLACES } from '../lifecycle/places'
import { shownWords } from '../status/file-text'
import { placed } from '../testing/place'
import { openShop, payFor } from '../testing/shop'
import { listCertificates } from './queries'

await openShop()
const GROUPS = ['needs_you', 'in_progress', 'valid', 'ended'] as const

type Situation = {
  of: string
  /** Of the order itself, or of the one whose certificate it changes. */
  dispute?: DisputeStatus
  isChange?: boolean
  isRefunded?: boolean
  certificates?: { coverEndsAt?: Date; suspendedAt?: Date; suspendedReason?: string }
}

/** Creates an order with a certificate in each place and lists it for its buyer, whole and by group. */
async function listInEachPlace({ dispute, isChange, isRefunded, certificates = {} }: Situation) {
  const { orderId, buyer, ids } = await payFor('rapidssl', { quantity: PLACES.length })
  const disputed = isChange ? await payFor('rapidssl') : { orderId, id: '' }
  const coverEndsAt = later(now(), 300 * DAY)
  // Bypasses the triggers, so that every place can be written directly.
  await inTransaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    for (const [index, place] of PLACES.entries())
      await tx.certificate.update({ where: { id: ids[index] ?? '' }, data: { ...placed(place), coverEndsAt, ...certificates } })
    if (isChange) await tx.order.update({ where: { id: orderId }, data: { changesId: disputed.id } })
    if (isRefunded) await tx.order.update({ where: { id: orderId }, data: { status: 'refunded' } })
  })
  if (dispute) {
    const disputes = { create: { orderId: disputed.orderId, status: dispute, openedAt: now() } }
    await db.charge.create({ data: { orderId: disputed.orderId, stripeId: orderId, amount: 1, currency: 'USD', disputes } })
  }
  const { rows } = await listCertificates(buyer, { limit: 100 })
  expect(rows).toHaveLength(PLACES.length)
  const byGroup = await Promise.all(GROUPS.map(async (status) => (await listCertificates(buyer, { status, limit: 100 })).rows))
  return { rows, byGroup: byGroup.map((found) => found.map(({ place }) => place)) }
}

test.each<Situation>([
  { of: 'nothing special' },
  ...Object.values(DisputeStatus).map((dispute) => ({ of: `a dispute: ${dispute}`, dispute })),
  { of: 'a change of a disputed order', dispute: 'open', isChange: true },
  { of: 'a refunded order', isRefunded: true },
  { of: 'an ended cover', certificates: { coverEndsAt: new Date('2020-01-01') } },
  { of: 'a suspension', certificates: { suspendedAt: new Date(), suspendedReason: 'The domain is being checked.' } },
])('a client’s list filtered by group has exactly the certificates shown in that group ($of)', async (situation) => {
  const { rows, byGroup } = await listInEachPlace(situation)
  const shown = GROUPS.map((group) => rows.filter((row) => shownWords(row, now()).group === group).map(({ place }) => place))
  expect(byGroup).toEqual(shown)
})
