import type { CertificateRow } from '../view/schema'

/** Tests only: the time when `boughtRow` was bought. */
export const BOUGHT_AT = new Date('2026-11-22T12:00:00Z')

/** Tests only: a RapidSSL certificate that was just paid for, as lists show it. */
export const boughtRow: CertificateRow = {
  id: 'certificate',
  orderId: 'order',
  orderNumber: 1001,
  email: 'buyer@example.com',
  label: '',
  domainName: null,
  type: {
    code: 'rapidssl',
    name: 'RapidSSL',
    brand: 'RapidSSL',
    level: 'dv',
    wildcard: false,
    multiDomain: false,
    namesIncluded: 1,
    family: 'symantec',
    usualWait: 'minutes',
    reorderDays: 30,
    carriesOver: false,
  },
  years: 1,
  place: 'setup',
  wasIssued: false,
  lock: null,
  suspendedReason: null,
  ended: null,
  problemCode: null,
  changedToId: null,
  isMoneyBack: false,
  statusSince: BOUGHT_AT,
  fileExpiresAt: null,
  coverEndsAt: new Date('2027-11-26T12:00:00Z'),
  installation: null,
  createdAt: BOUGHT_AT,
}
