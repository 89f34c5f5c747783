import { randomUUID } from 'node:crypto'
import type { Quote } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { DEFAULT_LANGUAGE, languageOf } from '../languages/types'
import { requestLink } from '../links/request-link'
import { endLinksById } from '../links/spend-link'
import type { Money } from '../money'
import { canUseCredit } from '../orders/placing/offer-credit'
import { queueMail } from '../outbox/queue-mail'
import { quoteTax } from './quote-tax'

/** Emails a new link to a quote. The previous link stops working. */
export async function offer(
  tx: Tx,
  { id, number, email, country, currency, validUntil, note, language, linkId: before }: Quote,
): Promise<void> {
  if (before) await endLinksById(tx, [before])
  const linkId = await requestLink(tx, { purpose: 'quote', email })
  await tx.quote.update({ where: { id }, data: { linkId } })
  const lines = await tx.quoteLine.findMany({ where: { quoteId: id }, select: { choiceId: true, unitAmount: true, quantity: true } })
  const totals = await quoteTax(tx, { country, currency }, lines)
  await queueMail(tx, {
    kind: 'quote',
    onceKey: `quote:${id}:${randomUUID()}`,
    to: email,
    data: {
      linkId,
      number,
      ...totals,
      canUseCredit: await hasCreditFor(tx, { email, total: totals.total }),
      validUntil: validUntil.toISOString(),
      note,
      language: languageOf(language) ?? DEFAULT_LANGUAGE,
    },
  })
}

async function hasCreditFor(tx: Tx, { email, total }: { email: string; total: Money }): Promise<boolean> {
  const buyer = await tx.user.findUnique({ where: { email }, select: { id: true } })
  return buyer !== null && canUseCredit(tx, { userId: buyer.id, total })
}
