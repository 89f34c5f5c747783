import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { CertificateView } from '@/lib/certificates/schema'
import { Issued } from './issued'

const at = new Date('2026-11-22T12:00:00Z')
const file = {
  id: 'file',
  leafPem: '',
  chainPem: '',
  serial: '01',
  fingerprint: 'AB'.repeat(32),
  issuer: 'RapidSSL TLS',
  names: ['www.example.com'],
  keyType: 'RSA 2048',
  notBefore: at,
  notAfter: new Date('2099-06-09T12:00:00Z'),
  receivedAt: at,
  faults: [],
}
const issued: CertificateView = {
  id: 'certificate',
  orderId: 'order',
  orderNumber: 1001,
  email: 'buyer@example.com',
  label: '',
  domainName: 'www.example.com',
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
  },
  years: 1,
  status: 'issued',
  lock: null,
  ended: null,
  isTooDear: false,
  statusSince: at,
  fileExpiresAt: file.notAfter,
  coverEndsAt: new Date('2099-11-26T12:00:00Z'),
  createdAt: at,
  serverSoftware: 'nginx',
  approverEmail: null,
  submittedAt: at,
  checkedAt: at,
  nextCheckAt: null,
  authorityOrderId: '1',
  problemCode: null,
  isBought: true,
}
const pageOf = (change: Partial<CertificateView>) =>
  renderToStaticMarkup(<Issued certificate={{ ...issued, ...change }} file={file} server={undefined} />)

const COVERED = /This file expires in|Cover ends|your cover includes|id="install"/g

test('an issued certificate is shown with both dates and how to install it', () => {
  expect(pageOf({}).match(COVERED)).toHaveLength(4)
  expect(pageOf({})).not.toContain('no replacements')
})

test.each([
  { what: 'whose money is owed', ended: 'owed', says: /^This certificate has ended. We’re looking into your money/ },
  { what: 'whose money went back', ended: null, says: /^This certificate was refunded/ },
  { what: 'nobody paid for here', ended: 'never_paid', says: /^This certificate has ended.Browsers/ },
] as const)('an issued certificate that ended and $what says so first, and promises no cover any more', ({ ended, says }) => {
  const page = pageOf({ status: 'refunded_issued', ended })
  const text = page.replace(/<[^>]+>/g, '')
  expect(text.replace(/^(Ended|Refunded)/, '')).toMatch(says)
  expect(text).toMatch(/may stop trusting.*no replacements/)
  expect(page.match(COVERED)).toBeNull()
  expect(page).toContain('Download all files')
})
