import type { Tx } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'

/** To whom a mail about a certificate goes, and what every such mail says of it. */
export async function addressOf(tx: Tx, certificateId: string) {
  const row = await tx.certificate.findUniqueOrThrow({ where: { id: certificateId }, include: { type: true, order: true } })
  return {
    row,
    about: { to: row.order.email, orderId: row.orderId, certificateId },
    data: { certificateId, name: row.type.name, domain: row.domainName ?? row.type.name },
  }
}

/** Mails the buyer that it is their turn, once per event. */
export async function tellNeedsYou(
  tx: Tx,
  certificateId: string,
  turn: { eventId: string; sentence: string; action: string },
): Promise<void> {
  const { about, data } = await addressOf(tx, certificateId)
  const { eventId, ...words } = turn
  await queueMail(tx, { kind: 'needs_you', onceKey: `needs_you:${eventId}`, ...about, data: { ...data, ...words } })
}

/** Mails the buyer that the authority has the request and whom it wrote to, once per event. */
export async function tellSent(tx: Tx, certificateId: string, sent: { eventId: string; approverEmail: string }): Promise<void> {
  const { about, data, row } = await addressOf(tx, certificateId)
  await queueMail(tx, {
    kind: 'sent_to_authority',
    onceKey: `sent_to_authority:${sent.eventId}`,
    ...about,
    data: {
      ...data,
      authority: row.type.brand,
      approverEmail: sent.approverEmail,
      checksOrganisation: row.type.level !== 'dv',
      usualWait: row.type.usualWait,
    },
  })
}
