import type { Prisma } from '../../db/generated/client'
import { NEEDS_STAFF } from '../lifecycle/states'
import { OPEN_PURCHASE } from '../operation/open'
import { OWED } from '../settlement/unreturned'

/**
 * The `where` of certificates that wait for a person: an unclear purchase only once looking at Enom has not told what it came to, a
 * waiting one only when its cost has to be decided about, one that ended until its buyer's money went back.
 */
export function needsStaff(): Prisma.CertificateWhereInput {
  return {
    OR: [
      { status: { in: [...NEEDS_STAFF] } },
      { status: 'purchase_unclear', operations: { none: { ...OPEN_PURCHASE, inFlightKey: { not: null } } } },
      { status: 'purchase_blocked', blocker: 'cost_risen' },
      OWED,
    ],
  }
}
