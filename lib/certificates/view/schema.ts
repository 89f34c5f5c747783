import type { CsrFacts, Finding } from '../../csr/types'
import type { KeptContacts } from '../contacts/contacts'
import type { InstallationView } from '../installation/view'
import type { DisputeLock } from '../lifecycle/dispute-lock'
import type { Place } from '../lifecycle/places'
import type { ApproversProblem, BuyerProblem } from '../lifecycle/problems'
import type { Approver, StepState } from '../setup/draft'
import type { Ended } from '../status/buyer-text'

/** One page of a list. `next` is the `after` value for the next page. */
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
  reorderDays: number
  carriesOver: boolean
}

/** A certificate in a list. */
export type CertificateRow = {
  id: string
  orderId: string
  orderNumber: number
  /** The buyer's email address. */
  email: string
  label: string
  /** The domain name of the certificate, in ASCII; set once the request has been sent. */
  domainName: string | null
  type: TypeFacts
  years: number
  place: Place
  wasIssued: boolean
  /** Null if the certificate has not ended, or if its buyer was refunded. */
  ended: Ended | null
  /**
   * Set if the certificate's payment is disputed or was lost to a dispute. The buyer can then neither set the certificate up nor download
   * its files.
   */
  lock: DisputeLock | null
  /** Why staff locked the certificate; null if they have not. */
  suspendedReason: string | null
  /** What the buyer has to change (`buyerProblem` in problems.ts), if the request was sent back. */
  problemCode: BuyerProblem | null
  /** The certificate that this one was changed to. */
  changedToId: string | null
  statusSince: Date
  /** The expiry date of the latest file that the buyer has. */
  fileExpiresAt: Date | null
  coverEndsAt: Date | null
  /** Whether the certificate is issued and its whole order was refunded. */
  isMoneyBack: boolean
  createdAt: Date
  /** Where its latest file was found to be installed. Null if this was never checked. */
  installation: InstallationView | null
}

/** A certificate with its progress. */
export type CertificateView = CertificateRow & {
  serverSoftware: string | null
  /** How control of the domain is proved. */
  proofMethod: 'email' | 'dns' | 'file'
  approverEmail: string | null
  /** Approvers of the other names in the request. */
  otherApprovers: string[]
  submittedAt: Date | null
  checkedAt: Date | null
  nextCheckAt: Date | null
  authorityOrderId: string | null
  /** Whether the certificate exists at Enom. */
  isBought: boolean
  /** The certificate that this one was changed to, and the one that was changed to this one, if this actor may see them. */
  changedTo: { id: string; typeName: string } | null
  changedFrom: { id: string; typeName: string } | null
}

/** An event of a certificate. */
export type TimelineEntry = {
  id: string
  at: Date
  kind: string
  /** The place the certificate moved to. */
  to: string | null
  /** Who caused the event, in words the buyer may see. */
  by: string
  text: string
}

/** An issued X.509 certificate within the cover. */
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
  /** Empty unless the viewer is staff. */
  faults: string[]
}

/** The set-up form of a certificate as last saved, checked again. */
export type Draft = {
  /** The request replaces a file in use, so the contacts and approver stay the same. */
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
  /** Whether the contacts are masked, because another session entered them. Masked contacts must not be filled into a form. */
  contactsAreMasked: boolean
  /** The names that need an approver. Only one unless the certificate covers several. */
  names: string[]
  approvers: Approver[] | null
  approversStatus: 'idle' | 'queued' | 'done' | 'failed'
  /** `approversProblemText` returns the sentence for this problem. */
  approversProblem: ApproversProblem | null
  /** The approver for the first domain name; `otherApprovers` has those for the other names. */
  approverEmail: string | null
  otherApprovers: string[]
  /** How the buyer proves control of the domain, and the methods they can choose from. */
  proofMethod: 'email' | 'dns' | 'file'
  proofMethods: ('email' | 'dns' | 'file')[]
  /** The approvers of the certificate that this one renews, in the order of its names. */
  formerApprovers: string[]
  agreedAt: Date | null
  problemCode: BuyerProblem | null
  revision: number
  savedAt: Date | null
  steps: { server: StepState; contacts: StepState; approver: StepState }
}
