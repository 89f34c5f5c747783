import type { Prisma } from '../db/generated/client'
import { OPEN_ATTEMPT } from './open-attempts'
import { NEEDS_STAFF } from './state'

/**
 * The `where` of certificates that wait for a person: an unclear purchase only once looking at Enom has not told what it came to, a
 * waiting one only when its cost has to be decided about.
 */
export function needsStaff(): Prisma.CertificateWhereInput {
  return {
    OR: [
      { status: { in: [...NEEDS_STAFF] } },
      { status: 'purchase_unclear', attempts: { none: { ...OPEN_ATTEMPT, openKey: { not: null } } } },
      { status: 'purchase_blocked', blocker: 'cost_risen' },
    ],
  }
}
