import { randomUUID } from 'node:crypto'
import type { Quote } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { requestLink } from '../links/request-link'
import { endLinksById } from '../links/spend-link'
import { queueMail } from '../outbox/queue-mail'

/** Mails a new link that shows a quote. The link before it ends. */
export async function offer(tx: Tx, { id, number, email, total, currency, validUntil, note, linkId: before }: Quote): Promise<void> {
  if (before) await endLinksById(tx, [before])
  const linkId = await requestLink(tx, { purpose: 'quote', email })
  await tx.quote.update({ where: { id }, data: { linkId } })
  await queueMail(tx, {
    kind: 'quote',
    onceKey: `quote:${id}:${randomUUID()}`,
    to: email,
    data: { linkId, number, total: { amount: total, currency }, validUntil: validUntil.toISOString(), note },
  })
}
