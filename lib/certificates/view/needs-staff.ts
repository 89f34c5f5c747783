import type { Prisma } from '../../db/generated/client'
import { CertificateHold } from '../../db/generated/enums'
import { HOLDS } from '../lifecycle/holds'
import { OPEN_PURCHASE } from '../operation/open'
import { OWED } from '../settlement/unreturned'

/**
 * The `where` of certificates that wait for a person: an unclear purchase only once looking at Enom has not told what it came to, a
 * waiting one only when its cost has to be decided about, one that ended until its buyer's money went back.
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
