import type { Tx } from '../../db/transaction'
import type { ShopEvent } from '../../webhooks/kinds'
import { queueEvent } from '../../webhooks/queue-event'
import { isHeld, PLACE_SELECT, type Place, placeOf, stageOf } from './places'

type CertificateEvent = Exclude<ShopEvent, 'order.paid' | 'order.refunded'>

/** The places where a certificate is stopped because Enom or the authority refused something. */
const FAILED: readonly Place[] = ['purchase:supplier_refused', 'setup:correction_needed', 'setup:declined', 'validation:file_mismatch']

/** Returns the event that is sent to other systems for a step, or null. */
export function eventOf({ from, to }: { from: Place; to: Place }): CertificateEvent | null {
  if (FAILED.includes(to)) return 'certificate.failed'
  if (to === 'validation:approval' && !isHeld(from)) return 'certificate.approval_waiting'
  // An abandoned replacement has no new file.
  if (to === 'issued' && stageOf(from) === 'validation') return 'certificate.issued'
  // The buyer began to replace an issued certificate.
  const isNews = stageOf(from) !== 'setup' && from !== 'issued'
  return to === 'setup' && isNews ? 'certificate.set_up_needed' : null
}

/** Notifies other systems of certificates whose state has changed, in the transaction that changes it. */
export async function announceSteps(tx: Tx, steps: readonly { id: string; from: Place }[], to: Place): Promise<void> {
  const moved = steps.map(({ id, from }) => ({ id, event: eventOf({ from, to }) }))
  for (const event of new Set(moved.flatMap(({ event }) => event ?? []))) {
    const ids = moved.filter((one) => one.event === event).map(({ id }) => id)
    await announce(tx, event, ids)
  }
}

/**
 * Notifies other systems of the current state of certificates, in the caller's transaction. With `onceKey`, each endpoint is notified once.
 */
export function announce(tx: Tx, event: CertificateEvent, ids: readonly string[], onceKey?: string): Promise<void> {
  return queueEvent(tx, event, async () => {
    const rows = await tx.certificate.findMany({
      where: { id: { in: [...ids] } },
      select: {
        id: true,
        orderId: true,
        enomCertId: true,
        ...PLACE_SELECT,
        order: { select: { number: true } },
        type: { select: { name: true } },
      },
    })
    return rows.map(({ id, orderId, enomCertId, order, type, ...place }) => ({
      data: { order: order.number, certificate: id, enomCertificate: enomCertId, product: type.name, state: placeOf(place) },
      orderId,
      certificateId: id,
      onceKey,
    }))
  })
}
