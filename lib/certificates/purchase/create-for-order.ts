import { now } from '../../clock'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { beginIssuance } from '../lifecycle/begin-issuance'
import type { CertificateEventKind } from '../lifecycle/events'
import { columnsOf } from '../lifecycle/places'
import { tellSetUp } from '../notify/buyer'
import { alertActivation } from '../notify/staff'
import { enqueueRunsFor } from './queue'

/**
 * Creates the certificates of a paid order, in the caller's transaction: exactly one for each unit of each item, even if called again.
 * Certificates with automatic activation are queued for purchase, and the buyer gets the set-up link. Those with manual activation wait for
 * staff, who are emailed once.
 */
export async function createForOrder(tx: Tx, orderId: string): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: { orderBy: { position: 'asc' } } } })
  const at = now()
  const former = await findFormer(tx, order)
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
        renewsId: index === 0 && former.has(item.renewsId) ? item.renewsId : null,
        ...columnsOf(place),
        statusSince: at,
      } satisfies Prisma.CertificateCreateManyInput
    }),
  )
  const made = await tx.certificate.createManyAndReturn({
    data: wanted,
    skipDuplicates: true,
    select: { id: true, hold: true, renewsId: true },
  })
  const event = { kind: 'certificate.created' satisfies CertificateEventKind, actor: 'system', at }
  const events = made.map(({ id }) => ({ certificateId: id, ...event }))
  await tx.certificateEvent.createMany({ data: events })
  for (const { id, renewsId } of made) {
    const draft = former.get(order.changesId) ?? former.get(renewsId)
    if (draft) await beginIssuance(tx, id, { ...draft, contacts: draft.contacts ?? undefined, revision: 1 })
  }
  const waiting = made.filter(({ hold }) => hold === null)
  await enqueueRunsFor(
    tx,
    waiting.map(({ id }) => id),
  )
  await tellSetUp(tx, order, { activation: 'automatic' })
  const byHand = made.filter(({ hold }) => hold === 'activation').length
  if (byHand) await alertActivation(tx, order, byHand)
}

/**
 * Returns the initial drafts for an order's renewals, or for a change, with the server and the contacts of the certificates they follow.
 * The payer may not be the person who filled the basket, so drafts are based only on the payer's own certificates.
 */
async function findFormer(tx: Tx, order: { userId: string; changesId: string | null; items: readonly { renewsId: string | null }[] }) {
  const ids = [order.changesId, ...order.items.map(({ renewsId }) => renewsId)].filter((id) => id !== null)
  if (!ids.length) return new Map<string | null, never>()
  const rows = await tx.certificate.findMany({
    where: { id: { in: ids }, userId: order.userId },
    select: { id: true, issuance: { select: { serverSoftware: true, contacts: true } } },
  })
  return new Map<string | null, (typeof rows)[number]['issuance']>(rows.map(({ id, issuance }) => [id, issuance]))
}
