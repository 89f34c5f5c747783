import { DAY, later } from '../../clock'
import type { Prisma } from '../../db/generated/client'
import { LOCKED_ORDER } from '../lifecycle/dispute-lock'
import { columnsOf, EDITABLE_STAGES, PLACES } from '../lifecycle/places'
import { DUE_DAYS } from '../status/dates'
import { placeWords } from '../status/place-text'

/** Certificates that are shown as in progress wherever they are: locked by a dispute, or suspended before they were set up. */
const STOPPED = {
  OR: [
    { stage: { not: 'closed' }, order: LOCKED_ORDER },
    { stage: { in: [...EDITABLE_STAGES] }, suspendedReason: { not: null } },
  ],
} satisfies Prisma.CertificateWhereInput

/**
 * Filters the certificates that a buyer's list shows in this group: those whose texts (`shownWords`) have it. Any other `status` filters
 * nothing.
 */
export function inGroup(status: string | undefined, at: Date): Prisma.CertificateWhereInput {
  if (!status) return {}
  const wanted = PLACES.filter((place) => placeWords({ place, wasIssued: false }).group === status)
  if (!wanted.length) return {}
  // The group of an issued certificate depends on the time, as do its texts (status/file-text.ts).
  const named = { OR: wanted.filter((place) => place !== 'issued').map(columnsOf) } satisfies Prisma.CertificateWhereInput
  const dueBefore = later(at, DUE_DAYS * DAY)
  const isMoneyBack: Prisma.CertificateWhereInput = { order: { status: 'refunded' } }
  const isDue: Prisma.CertificateWhereInput = {
    OR: [{ coverEndsAt: { lte: at } }, { fileEndsAt: { lte: dueBefore } }],
  }
  const issued: Record<string, Prisma.CertificateWhereInput> = {
    ended: isMoneyBack,
    needs_you: { AND: [isDue, { NOT: isMoneyBack }] },
    valid: {
      AND: [
        { OR: [{ coverEndsAt: null }, { coverEndsAt: { gt: at } }] },
        { OR: [{ fileEndsAt: null }, { fileEndsAt: { gt: dueBefore } }] },
        { NOT: isMoneyBack },
      ],
    },
  }
  const also = issued[status]
  const byPlace: Prisma.CertificateWhereInput = also ? { OR: [named, { stage: 'issued', ...also }] } : named
  return status === 'in_progress' ? { OR: [STOPPED, byPlace] } : { AND: [byPlace, { NOT: STOPPED }] }
}
