import { LOCKED_ORDER } from '../../certificates/lifecycle/dispute-lock'
import { columnsOf } from '../../certificates/lifecycle/places'
import { DUE_DAYS } from '../../certificates/status/dates'
import { STAFF_LABELS } from '../../certificates/status/place-text'
import { needsStaff } from '../../certificates/view/needs-staff'
import { DAY, later } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { CertificateView } from './schema'

/**
 * The number of days before the end of its cover at which a certificate enters the view "Cover ending". The first reminder is sent at the
 * same time.
 */
const COVER_ENDING_DAYS = 60

const PAID: Prisma.CertificateWhereInput = { order: { status: { not: 'refunded' } } }
const COVERS_MORE = { coverEndsAt: { gt: db.certificate.fields.fileEndsAt } }
const NOT_FOLLOWED: Prisma.CertificateWhereInput = { renewals: { none: { stage: { not: 'closed' } } } }

/** Returns the `where` clause of a certificate view at a given time. */
export function inCertificateView(view: CertificateView | undefined, at: Date): Prisma.CertificateWhereInput {
  switch (view) {
    case undefined:
      return {}
    case 'needs_set_up':
      return { stage: 'setup' }
    case 'awaiting_approval':
      return { stage: 'validation', validationStep: 'approval', hold: null }
    case 'organisation_checks':
      return { stage: 'validation', validationStep: 'organisation', hold: null }
    case 'issued':
      return { stage: 'issued' }
    case 'replace_due':
      return { stage: 'issued', fileEndsAt: { lte: later(at, DUE_DAYS * DAY) }, coverEndsAt: { gt: at }, AND: COVERS_MORE, ...PAID }
    case 'not_installed':
      return { stage: 'issued', fileEndsAt: { gt: at }, installedAt: null, ...PAID }
    case 'cover_ending':
      return { stage: { not: 'closed' }, coverEndsAt: { gt: at, lte: later(at, COVER_ENDING_DAYS * DAY) }, ...NOT_FOLLOWED, ...PAID }
    case 'failed':
      return needsStaff()
  }
}

/** Returns the `where` clause for a state shown to staff, or for disputed payments. */
export function withCertificateStatus(status: string | undefined): Prisma.CertificateWhereInput {
  if (!status) return {}
  if (status === 'needs_staff') return needsStaff()
  if (status === 'disputed') return { order: LOCKED_ORDER }
  const shown = STAFF_LABELS.get(status) ?? []
  return { OR: shown.map(({ place, wasIssued }) => ({ ...columnsOf(place), issuedAt: wasIssued ? { not: null } : null })) }
}
