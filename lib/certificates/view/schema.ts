import type { CsrFacts, Finding } from '../../csr/types'
import type { DisputeLock } from '../lifecycle/dispute-lock'
import type { Place } from '../lifecycle/places'
import type { ApproversProblem, BuyerProblem } from '../lifecycle/problems'
import type { Ended } from '../lifecycle/status-text'
import type { KeptContacts } from '../setup/contacts'
import type { Approver, StepState } from '../setup/draft'

/** A part of a list; `next` is the `after` of the part that follows. */
export type Page<Row> = { rows: Row[]; next: string | null }

type TypeFacts = {
  code: string
  name: string
  brand: string
  level: 'dv' | 'ov' | 'ev'
  wildcard: boolean
  multiDomain: boolean
  namesIncluded: number
  family: 'symantec' | 'comodo'
  usualWait: string
}

/** One certificate in a list. */
export type CertificateRow = {
  id: string
  orderId: string
  orderNumber: number
  /** The buyer's address. */
  email: string
  label: string
  /** The address it is for, once sent; ASCII. */
  domainName: string | null
  type: TypeFacts
  years: number
  place: Place
  /** The authority has issued it. */
  wasIssued: boolean
  /** Null where it has not ended, or its buyer has the money back. */
  ended: Ended | null
  /** Its payment is disputed, or was lost to a dispute: its buyer can neither set it up nor download it. */
  lock: DisputeLock | null
  /** What the buyer has to change (`buyerProblem` of messages.ts), where it was sent back. */
  problemCode: BuyerProblem | null
  statusSince: Date
  /** Ends the newest file the buyer has. */
  fileExpiresAt: Date | null
  coverEndsAt: Date | null
  /** It is issued, and all money of its order went back. */
  isMoneyBack: boolean
  createdAt: Date
}

/** One certificate and where it stands. */
export type CertificateView = CertificateRow & {
  serverSoftware: string | null
  approverEmail: string | null
  /** Those of the other names in the request. */
  otherApprovers: string[]
  submittedAt: Date | null
  checkedAt: Date | null
  nextCheckAt: Date | null
  authorityOrderId: string | null
  /** There is a certificate at Enom. */
  isBought: boolean
}

/** Something that happened to a certificate. */
export type TimelineEntry = {
  id: string
  at: Date
  kind: string
  /** The place it led to. */
  to: string | null
  /** Who did it, in words the buyer may see. */
  by: string
  text: string
}

/** An issued X.509 certificate inside the cover. */
export type FileView = {
  id: string
  leafPem: string
  chainPem: string
  serial: string
  fingerprint: string
  issuer: string
  names: string[]
  keyType: string
  notBefore: Date
  notAfter: Date
  receivedAt: Date
  /** Empty, except in front of staff. */
  faults: string[]
}

/** The set-up form of one certificate as it was left, checked anew. */
export type Draft = {
  /** The request replaces a file in use: contacts and approver stay. */
  isReplacement: boolean
  certificateId: string
  orderId: string
  label: string
  place: Place
  type: TypeFacts
  isBought: boolean
  isEditable: boolean
  serverSoftware: string | null
  csrPem: string | null
  request: { facts: CsrFacts; findings: Finding[] } | null
  contacts: KeptContacts | null
  /** The contacts were entered by somebody else than this session: only hinted at, and not to be filled into a form. */
  contactsAreMasked: boolean
  /** The names somebody must approve; one, unless the certificate covers several. */
  names: string[]
  approvers: Approver[] | null
  approversStatus: 'idle' | 'queued' | 'done' | 'failed'
  /** The sentence for it is `approversProblemText`. */
  approversProblem: ApproversProblem | null
  /** Who approves the first name, and the names after it. */
  approverEmail: string | null
  otherApprovers: string[]
  agreedAt: Date | null
  problemCode: BuyerProblem | null
  revision: number
  savedAt: Date | null
  steps: { server: StepState; contacts: StepState; approver: StepState }
}
