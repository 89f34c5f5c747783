import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { forEachIsolated } from '../jobs/for-each-isolated'
import { findMissing, MISSING_PAGE, type Missing } from './find-missing'
import { issue } from './issue'

/**
 * Issues every missing document of one order or of all, oldest first. Missing documents are determined from the payments and refunds, so
 * none is lost if this fails. Nothing is issued until staff have entered the seller.
 */
export async function issueMissing(orderId: string | null = null): Promise<void> {
  if (!(await db.seller.count())) return
  let last: Missing | undefined
  for (;;) {
    const missing = await findMissing(orderId, last)
    await forEachIsolated(missing, { what: 'an invoice', work: (one) => inTransaction((tx) => issue(tx, one)) })
    last = missing.at(-1)
    if (missing.length < MISSING_PAGE) return
  }
}
