import { now } from '../../clock'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import type { CertificateEventKind } from '../lifecycle/events'
import { columnsOf } from '../lifecycle/places'
import { tellSetUp } from '../notify/buyer'
import { enqueueRunsFor } from './queue'

/**
 * Creates the certificates of a paid order, in the caller's transaction: exactly one for each unit of each item, even if called again.
 * Automatic ones are queued for purchase and the buyer gets the set-up link. Manual ones wait for staff.
 */
export async function createForOrder(tx: Tx, orderId: string): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: { orderBy: { position: 'asc' } } } })
  const at = now()
  const wanted = order.items.flatMap((item) =>
    Array.from({ length: item.quantity }, (_, index) => {
      const place = item.activation === 'automatic' ? 'purchase' : 'purchase:activation'
      return {
        orderId,
        orderItemId: item.id,
        ordinal: index + 1,
        userId: order.userId,
        typeCode: item.typeCode,
        years: item.years,
        label: item.label,
        ...columnsOf(place),
        statusSince: at,
      } satisfies Prisma.CertificateCreateManyInput
    }),
  )
  const made = await tx.certificate.createManyAndReturn({ data: wanted, skipDuplicates: true, select: { id: true, hold: true } })
  const event = { kind: 'certificate.created' satisfies CertificateEventKind, actor: 'system', at }
  const events = made.map(({ id }) => ({ certificateId: id, ...event }))
  await tx.certificateEvent.createMany({ data: events })
  const waiting = made.filter(({ hold }) => hold === null)
  await enqueueRunsFor(
    tx,
    waiting.map(({ id }) => id),
  )
  await tellSetUp(tx, order, { activation: 'automatic' })
}
