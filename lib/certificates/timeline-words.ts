import { z } from 'zod'
import { Blocker } from '../db/generated/enums'
import { BLOCKER_WORDS } from './words'

export type Reader = 'buyer' | 'staff'

const details = z.object({
  blocker: z.enum(Blocker).optional(),
  approverEmail: z.string().optional(),
  domainName: z.string().optional(),
  enomCertId: z.number().optional(),
})

type Details = z.infer<typeof details>
type Line = { buyer: ((detail: Details) => string) | null; staff: (detail: Details) => string }

const both = (text: string): Line => ({ buyer: () => text, staff: () => text })
const staffOnly = (staff: (detail: Details) => string): Line => ({ buyer: null, staff })

/** What each kind of event reads like. What a buyer cannot act on, and what names the supplier, is for staff only. */
const LINES: Record<string, Line> = {
  'certificate.created': both('Ordered and paid'),
  'certificate.activated': { buyer: () => 'Being prepared', staff: () => 'Activated by hand' },
  'certificate.purchased': {
    buyer: () => 'Ready to set up',
    staff: ({ enomCertId }) => `Bought at Enom as certificate ${enomCertId ?? ''}`,
  },
  'certificate.purchase_blocked': staffOnly(({ blocker }) => `Purchase waits: ${blocker ? BLOCKER_WORDS[blocker].cause : 'see below'}`),
  'certificate.purchase_resumed': staffOnly(() => 'Purchase tried again'),
  'certificate.purchase_unclear': staffOnly(() => 'Enom was asked to sell, and no readable answer came'),
  'certificate.purchase_failed': staffOnly(() => 'Enom refused to sell'),
  'certificate.purchase_retried': staffOnly(() => 'Purchase tried again by hand'),
  'certificate.found_not_bought': staffOnly(() => 'Looked up at Enom: nothing was bought'),
  'certificate.more_found': staffOnly(() => 'More than one certificate at Enom belongs to nobody here'),
  'certificate.cost_accepted': staffOnly(() => 'Cost accepted by hand'),
  'certificate.cost_corrected': staffOnly(() => 'Cost corrected from Enom’s account history'),
  'certificate.declared_not_bought': staffOnly(() => 'Looked up by hand: nothing was bought'),
  'certificate.send_requested': {
    buyer: ({ domainName }) => `Request for ${domainName ?? 'the address'} handed in`,
    staff: () => 'Request handed in',
  },
  'certificate.send_blocked': {
    buyer: () => 'Sending waits for a fault of ours; it continues by itself',
    staff: ({ blocker }) => `Sending waits: ${blocker ? BLOCKER_WORDS[blocker].cause : 'see below'}`,
  },
  'certificate.send_resumed': staffOnly(() => 'Sending tried again'),
  'certificate.send_unclear': { buyer: () => 'Checking that it arrived', staff: () => 'Sent, and no readable answer came' },
  'certificate.send_repeated': staffOnly(() => 'It had not arrived; sending again'),
  'certificate.submitted': {
    buyer: ({ approverEmail }) => `Sent to the authority, which writes to ${approverEmail ?? 'the approver'}`,
    staff: ({ approverEmail }) => `Sent to the authority; approver ${approverEmail ?? 'unknown'}`,
  },
  'certificate.needs_fix': both('The authority refused something in the request'),
  'certificate.awaiting_approval': both('Waiting for approval by email'),
  'certificate.org_validation': both('Organisation being checked'),
  'certificate.approved': both('Approved'),
  'certificate.declined': both('Declined'),
  'certificate.not_configured': { buyer: () => 'Request taken back; it can be set up again', staff: () => 'Enom took the request back' },
  'certificate.held': { buyer: () => 'File received, being looked at', staff: () => 'The file does not fit the request' },
  'certificate.released': { buyer: () => 'Issued', staff: () => 'File released by hand' },
  'certificate.issued': both('Issued'),
  'certificate.cancelled': both('Cancelled'),
  'certificate.refund_withdrawn': staffOnly(() => 'Its refund was not sent; a person decides'),
  'certificate.refunded_at_enom': both('Ended'),
  'certificate.refunded_unissued': both('Refunded'),
  'certificate.refunded_issued': both('Refunded'),
}

/** The line of one event for this reader; null when it is not for them. */
export function timelineText({ kind, detail }: { kind: string; detail: unknown }, reader: Reader): string | null {
  const line = LINES[kind]
  const read = details.safeParse(detail)
  const known = read.success ? read.data : {}
  if (reader === 'staff') return line ? line.staff(known) : kind
  return line?.buyer?.(known) ?? null
}

/** Who did it: staff see the id, the buyer only which side it was. */
export function timelineWho(actor: string, reader: Reader): string {
  const [side = 'system'] = actor.split(':')
  if (side === 'enom') return reader === 'staff' ? 'Enom' : 'the authority'
  if (side === 'system') return 'the shop'
  if (side === 'staff') return reader === 'staff' ? actor : 'our team'
  return reader === 'staff' ? actor : 'you'
}
