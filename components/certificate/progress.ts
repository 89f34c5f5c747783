import type { TimelineItem, TimelineState } from '@/components/ui/timeline'
import type { CertificateStatus } from '@/lib/certificates/lifecycle/states'
import { buyerWords, isOver } from '@/lib/certificates/lifecycle/status-text'
import type { CertificateView, TimelineEntry } from '@/lib/certificates/view/schema'

const BEFORE_SET_UP: readonly CertificateStatus[] = [
  'awaiting_activation',
  'provisioning',
  'purchase_blocked',
  'purchase_unclear',
  'purchase_failed',
]
const BEFORE_APPROVAL: readonly CertificateStatus[] = [
  ...BEFORE_SET_UP,
  'not_configured',
  'sending',
  'send_blocked',
  'send_unclear',
  'needs_fix',
  'declined',
]
const BEFORE_CHECK: readonly CertificateStatus[] = [...BEFORE_APPROVAL, 'awaiting_approval']
const OVER: readonly CertificateStatus[] = ['issued', 'refunded_unissued', 'refunded_issued', 'cancelled']
const FAILED: readonly (CertificateStatus | null)[] = ['needs_fix', 'declined']

/** The timeline of one certificate: what happened, oldest first, where it stands now, what comes next. */
export function progressItems(
  certificate: Pick<CertificateView, 'status' | 'statusSince' | 'type' | 'ended' | 'isTooDear'> &
    Partial<Pick<CertificateView, 'problemCode' | 'lock'>>,
  events: readonly TimelineEntry[],
): TimelineItem[] {
  const { status, type } = certificate
  const past = withoutPresent(events.map(asHappened), status).map(
    (event): TimelineItem => ({
      key: event.id,
      state: FAILED.includes(event.to) ? 'failed' : 'done',
      title: event.text,
      at: event.at,
      actor: event.by,
    }),
  )
  if (certificate.lock && !isOver(status)) return [...past, presentItem(certificate)]
  if (OVER.includes(status)) return past
  return [
    ...past,
    presentItem(certificate),
    ...futureTitles(status, type).map((title): TimelineItem => ({ key: title, state: 'next', title })),
  ]
}

/** Taking a certificate over led nowhere: it stood there already. */
function asHappened(event: TimelineEntry): TimelineEntry {
  return event.kind === 'certificate.imported' ? { ...event, to: null } : event
}

const SAID_BY_THE_PRESENT: readonly CertificateStatus[] = ['not_configured', 'needs_fix', 'declined', 'org_validation', 'approved', 'held']

/** Leaves out the last event where it says no more than where the certificate stands now. */
function withoutPresent(events: readonly TimelineEntry[], status: CertificateStatus): readonly TimelineEntry[] {
  return events.at(-1)?.to === status && SAID_BY_THE_PRESENT.includes(status) ? events.slice(0, -1) : events
}

function presentItem(certificate: Parameters<typeof progressItems>[0]): TimelineItem {
  const { status, statusSince, lock } = certificate
  const { label, sentence } = buyerWords(certificate)
  const state: TimelineState = ['not_configured', 'needs_fix', 'declined'].includes(status) ? 'needs_you' : 'now'
  // A lock has nothing to do with how long the certificate is in its status.
  return lock ? { key: 'now', state: 'now', title: label } : { key: 'now', state, title: label, at: statusSince, children: sentence }
}

function futureTitles(status: CertificateStatus, { brand, level }: Pick<CertificateView['type'], 'brand' | 'level'>): string[] {
  const titles: string[] = []
  if (BEFORE_SET_UP.includes(status)) titles.push('You set it up')
  if (BEFORE_APPROVAL.includes(status)) titles.push('Someone at the domain approves it')
  if (level !== 'dv' && BEFORE_CHECK.includes(status)) titles.push(`${brand} checks the organisation`)
  return [...titles, 'Issued']
}
