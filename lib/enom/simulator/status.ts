import type { Family } from './products/products'

/** Enom's CertStatusID. 3, 5 and 11 are retired, 0 is only a filter, and 12 and 13 belong to Enom's own hosting. */
export const STATUS = {
  awaitingConfiguration: 1,
  processing: 2,
  issued: 4,
  rejected: 6,
  refundedUnissued: 7,
  refundedIssued: 8,
  approvalSent: 9,
  approvedByOwner: 10,
} as const

export const STATUS_TEXT: Record<number, string> = {
  1: 'Awaiting Configuration',
  2: 'Processing',
  4: 'Certificate Issued',
  6: 'Rejected by Customer',
  7: 'Refunded - No Cert Issued',
  8: 'Refunded - Cert Issued',
  9: 'Approval email sent',
  10: 'Approved by Domain Owner',
  12: 'Pending Installation',
  13: 'Cert Installed',
}

/** The statuses in the order of the marks in ACCEPTED. */
export const COLUMNS = [1, 2, 9, 10, 4, 6, 7, 8, 12, 13]

/**
 * The statuses in which a command or an operator's event is accepted, in the order of COLUMNS. Y: documented, or observed in an existing
 * client. y: inferred. Everything else is refused, which is also inferred.
 */
export const ACCEPTED = [
  // 1 2 9 10 4 6 7 8 12 13
  ['Y y y y  y y - - y  y', 'CertParseCSR'],
  ['Y y y -  - y - - -  -', 'CertGetApproverEmail'],
  ['Y - - -  - Y - - -  -', 'CertConfigureCert'],
  ['Y - - -  - Y - - -  -', 'CertPurchaseCert'],
  ['- Y Y -  - - - - -  -', 'CertModifyOrder'],
  ['- y y -  - - - - -  -', 'CertChangeApproverEmail'],
  ['- Y Y -  - - - - -  -', 'CertResendApproverEmail'],
  ['- - - Y  Y - - - y  y', 'CertResendFulfillmentEmail'],
  ['- - - -  Y - - - y  y', 'CertReissueCert'],
  ['- y y -  - - - - -  -', 'approve'],
  ['- y y -  - - - - -  -', 'decline'],
  ['- y y y  - - - - -  -', 'confirmOrganisation'],
  ['- y y y  - - - - -  -', 'refuse'],
  ['- y y -  - - - - -  -', 'resendMail'],
  ['y y y y  y y - - y  y', 'refund'],
  ['- - - -  y - - - y  y', 'replaceFile'],
] as const

export type Event = (typeof ACCEPTED)[number][1]

const acceptedIn = new Map<Event, readonly number[]>(
  ACCEPTED.map(([row, event]) => {
    const marks = row.split(/ +/)
    return [event, COLUMNS.filter((_, index) => /y/i.test(marks[index] ?? ''))]
  }),
)

export function isAccepted(event: Event, status: number): boolean {
  return acceptedIn.get(event)?.includes(status) ?? false
}

/** Source of the rules for each brand: the API catalogue, or the newer help pages for resellers. */
export type BrandRules = 'catalogue' | 'help'

const BOTH: readonly Family[] = ['symantec', 'comodo']

/**
 * Brands that support a command. A command for which the help pages refer Comodo (Sectigo) customers to Enom's support is refused for that
 * brand.
 */
const BRANDS: Partial<Record<Event, Record<BrandRules, readonly Family[]>>> = {
  CertModifyOrder: { catalogue: BOTH, help: ['symantec'] },
  CertChangeApproverEmail: { catalogue: BOTH, help: BOTH },
  CertResendApproverEmail: { catalogue: BOTH, help: ['symantec'] },
  CertResendFulfillmentEmail: { catalogue: ['symantec'], help: ['symantec'] },
  CertReissueCert: { catalogue: ['symantec'], help: ['symantec'] },
}

export function isForBrand(event: Event, family: Family, rules: BrandRules): boolean {
  return BRANDS[event]?.[rules].includes(family) ?? true
}

/** The status right after submission. Only Comodo has a separate status for the approval email. */
export const SUBMITTED: Record<Family, number> = { symantec: STATUS.processing, comodo: STATUS.approvalSent }

/** The status after the owner's approval, while the organisation is being checked. */
export const APPROVED: Record<Family, number> = { symantec: STATUS.processing, comodo: STATUS.approvedByOwner }
