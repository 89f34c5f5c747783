import type { Prisma } from '../../db/generated/client'
import { CertificateHold } from '../../db/generated/enums'
import { HOLDS } from '../lifecycle/holds'
import { OPEN_PURCHASE } from '../operation/open'
import { OWED } from '../settlement/unreturned'

/**
 * Returns the `where` for certificates that need staff: those held for staff, purchases with an unknown outcome that reconciliation has not
 * settled, and certificates that have ended without the refund their buyer is owed.
 */
export function needsStaff(): Prisma.CertificateWhereInput {
  return {
    OR: [
      { hold: { in: Object.values(CertificateHold).filter((hold) => HOLDS[hold].owner === 'staff') } },
      { stage: 'purchase', hold: 'outcome_unknown', operations: { none: { ...OPEN_PURCHASE, inFlightKey: { not: null } } } },
      OWED,
    ],
  }
}
