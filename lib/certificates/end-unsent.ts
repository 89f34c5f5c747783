import type { Tx } from '../db/transaction'
import { transition } from './transition'

const UNSENT = ['not_configured', 'send_blocked', 'needs_fix', 'declined'] as const

/**
 * Ends every certificate of a refunded order that was bought at Enom and is not with the authority, as part of the caller's transaction:
 * nobody can set it up any more. Enom keeps its money until staff ask for it. Answers how many there were.
 */
export async function endUnsentCertificates(tx: Tx, orderId: string, actor: string): Promise<number> {
  const certificates = await tx.certificate.findMany({ where: { orderId, status: { in: [...UNSENT] } }, select: { id: true } })
  let ended = 0
  for (const { id } of certificates) {
    const moved = await transition(tx, id, { from: UNSENT, to: 'refunded_unissued', kind: 'certificate.refunded_unissued', actor })
    if (moved.ok) ended += 1
  }
  return ended
}
