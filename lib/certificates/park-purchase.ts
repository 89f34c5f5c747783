import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { log } from '../log'
import { alertStaff } from './alert-staff'
import type { Blocker } from './state'
import { transition } from './transition'
import { BLOCKER_WORDS } from './words'

export type ParkedPurchase = {
  to: 'purchase_blocked' | 'purchase_unclear' | 'purchase_failed'
  blocker?: Blocker
  /** Enom's own words, for staff. */
  text: string
  accountId?: string
  /** Minor units: what the account held when it was too little. */
  balance?: number | undefined
}

/** Puts a purchase aside until its trouble is over, and tells the staff: of each unclear or refused one, of a blocked account once a day. */
export async function parkPurchase(id: string, { to, blocker, text, accountId, balance }: ParkedPurchase): Promise<void> {
  log.warn({ certificateId: id, to, blocker }, 'purchase parked')
  await inTransaction(async (tx) => {
    const moved = await transition(tx, id, {
      from: 'provisioning',
      to,
      kind: `certificate.${to}`,
      actor: 'system',
      detail: { ...(blocker ? { blocker } : {}), ...(balance === undefined ? {} : { balance }) },
      facts: { blocker: blocker ?? null, problemText: text },
    })
    if (!moved.ok) return
    if (blocker) await alertBlocked(tx, id, { blocker, text, accountId })
    else if (to === 'purchase_unclear') {
      await alertStaff(tx, id, {
        event: moved.value.eventId,
        subject: 'A purchase at Enom is unclear',
        lines: [
          'Enom was asked to sell a certificate and no readable answer came.',
          'Look in Enom’s list, then bind the certificate or say that none was bought.',
          text,
        ],
      })
    } else {
      await alertStaff(tx, id, {
        event: moved.value.eventId,
        subject: 'Enom refused a purchase',
        lines: ['Enom will not sell this certificate.', 'Try again, or refund the order.', text],
      })
    }
  })
}

/** Tells the staff what keeps an account from working: once a day for each account and cause, however many certificates wait. */
export async function alertBlocked(
  tx: Parameters<typeof alertStaff>[0],
  id: string,
  { blocker, text, accountId }: { blocker: Blocker; text: string; accountId: string | undefined },
): Promise<void> {
  const { cause, cure } = BLOCKER_WORDS[blocker]
  await alertStaff(tx, id, {
    event: `blocked:${accountId ?? 'none'}:${blocker}:${now().toISOString().slice(0, 10)}`,
    subject: cause,
    lines: [cause, cure, text],
    path: '/admin/enom-accounts',
  })
}
