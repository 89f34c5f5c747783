import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { forEachIsolated } from '../jobs/for-each-isolated'
import { formatMoney } from '../money'
import { alertStaff } from '../orders/notify'
import { recordTax, reverseTax } from '../stripe/tax'
import { stripeTrouble } from '../stripe/trouble'
import { findUnrecorded, RECORDS_PAGE, type RecordKind, type Unrecorded } from './find-unrecorded'

/**
 * Reports every sale and refund that is missing at Stripe Tax, of one order or of all. The missing ones are derived from the orders and
 * refunds themselves, so none is lost if this fails. Stripe accepts each reference once, so nothing is reported twice.
 */
export async function recordMissing(orderId: string | null = null): Promise<void> {
  // The order matters: a reversal needs the transaction of its sale.
  for (const kind of ['sale', 'refund', 'returned'] as const) {
    let last: Unrecorded | undefined
    for (;;) {
      const missing = await findUnrecorded(kind, orderId, last)
      await forEachIsolated(missing, { what: `the tax of a ${kind}`, work: WORK[kind] })
      last = missing.at(-1)
      if (missing.length < RECORDS_PAGE) break
    }
  }
}

const WORK: Readonly<Record<RecordKind, (one: Unrecorded) => Promise<void>>> = {
  sale: (one) => record(one, null, () => recordTax({ calculationId: one.source, reference: String(one.number) })),
  refund: (one) =>
    record(one, one.id, () => reverseTax({ transactionId: one.source, reference: `${one.number}-refund-${one.id}`, amount: one.amount })),
  returned: tellReturned,
}

async function record({ id, orderId, number, amount }: Unrecorded, refundId: string | null, tell: () => Promise<string>): Promise<void> {
  const stripeId = await tell().catch(async (error: unknown) => {
    const trouble = stripeTrouble(error)
    if (trouble?.kind === 'refused') {
      await alertStaff(db, orderId, {
        event: `tax_not_recorded:${id}`,
        subject: `Stripe Tax did not record ${refundId ? 'a refund of ' : ''}order ${number}`,
        lines: [
          `Stripe says: ${trouble.text}`,
          'The shop retries every hour, for 90 days. Until it succeeds, this is missing from Stripe’s tax reports: enter it there manually.',
        ],
      })
    }
    throw error
  })
  // Two workers may have sent the request at the same time. Stripe gives both the same transaction.
  await db.taxRecord.createMany({ data: [{ orderId, refundId, stripeId, amount, createdAt: now() }], skipDuplicates: true })
}

/** Stripe's API documents no way to undo a reversal, so staff have to do it. */
function tellReturned({ id, orderId, number, amount, currency, source }: Unrecorded): Promise<void> {
  return inTransaction(async (tx) => {
    const { count } = await tx.taxRecord.updateMany({ where: { refundId: id, returnedAt: null }, data: { returnedAt: now() } })
    if (!count) return
    await alertStaff(tx, orderId, {
      event: `tax_not_recorded:returned:${id}`,
      subject: `A refund of order ${number} was returned: correct Stripe Tax`,
      lines: [
        `${formatMoney({ amount, currency })} was returned by the bank, so its tax is due again. Stripe’s reports still deduct it: transaction ${source}.`,
        'Enter the correction in Stripe manually.',
      ],
    })
  })
}
