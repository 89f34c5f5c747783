import type { Family } from './products'

/** Enom's CertStatusID: 3, 5 and 11 are retired, 0 is only a filter, 12 and 13 belong to Enom's own hosting. */
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
}

/** In which status a command or an operator's event is accepted; everything else is refused. */
const ACCEPTED_IN = {
  CertParseCSR: [1, 2, 4, 6, 9, 10],
  CertGetApproverEmail: [1, 2, 6, 9],
  CertConfigureCert: [1, 6],
  CertPurchaseCert: [1, 6],
  approve: [2, 9],
  decline: [2, 9],
  confirmOrganisation: [2, 9, 10],
  refuse: [2, 9, 10],
  resendMail: [2, 9],
  refund: [1, 2, 4, 6, 9, 10],
} as const satisfies Record<string, readonly number[]>

export type Event = keyof typeof ACCEPTED_IN

export function isAccepted(event: Event, status: number): boolean {
  const accepted: readonly number[] = ACCEPTED_IN[event]
  return accepted.includes(status)
}

/** Where a request stands right after it was sent: only Comodo has a status of its own for the approval mail. */
export const SUBMITTED: Record<Family, number> = { symantec: STATUS.processing, comodo: STATUS.approvalSent }

/** Where it stands once the owner approved and the organisation is still being checked. */
export const APPROVED: Record<Family, number> = { symantec: STATUS.processing, comodo: STATUS.approvedByOwner }
