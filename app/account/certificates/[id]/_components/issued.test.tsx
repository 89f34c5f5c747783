import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { BOUGHT_AT as at, boughtRow } from '@/lib/certificates/testing/bought-row'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { setClock } from '@/lib/clock'
import { ACTIONS } from '@/lib/permissions'
import { Issued } from './issued'

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
  ...boughtRow,
  domainName: 'www.example.com',
  place: 'issued',
  wasIssued: true,
  fileExpiresAt: file.notAfter,
  coverEndsAt: new Date('2099-11-26T12:00:00Z'),
  serverSoftware: 'nginx',
  proofMethod: 'email',
  approverEmail: null,
  otherApprovers: [],
  submittedAt: at,
  checkedAt: at,
  nextCheckAt: null,
  authorityOrderId: '1',
  isBought: true,
  changedTo: null,
  changedFrom: null,
}
const MAY = new Set(ACTIONS)
const pageOf = (change: Partial<CertificateView>) =>
  renderToStaticMarkup(
    <Issued language="en" zone="UTC" certificate={{ ...issued, ...change }} may={MAY} file={file} server={undefined} links={[]} />,
  )

const COVERED = /This file expires in|Cover ends|your cover includes|id="install"/g

test('an issued certificate shows both dates and how to install it', () => {
  expect(pageOf({}).match(COVERED)).toHaveLength(4)
  expect(pageOf({})).not.toContain('you won’t get another file')
})

test.each([
  { what: 'whose money is owed', ended: 'owed', says: /^This certificate has ended. We’re checking your payment/ },
  { what: 'whose money went back', ended: null, says: /^This certificate was refunded/ },
  { what: 'nobody paid for here', ended: 'never_paid', says: /^This certificate has ended.Browsers/ },
] as const)('an issued certificate that ended and $what says so first, and no longer promises cover', ({ ended, says }) => {
  const page = pageOf({ place: 'closed:refunded_by_supplier', ended })
  const text = page.replace(/<[^>]+>/g, '')
  expect(text.replace(/^(Ended|Refunded)/, '')).toMatch(says)
  expect(text).toMatch(/may stop trusting.*you won’t get another file/)
  expect(page.match(COVERED)).toBeNull()
  expect(page).toContain('Download all files')
})

const putBack: (() => void)[] = []
afterEach(() => {
  for (const back of putBack.splice(0)) back()
})

const FILE_ENDS = new Date('2027-06-09T12:00:00Z')
const COVER_ENDS = new Date('2027-11-26T12:00:00Z')

/** Returns the page at a given time, as HTML and as plain text. */
function pageAt(moment: string, change: Partial<CertificateView> = {}) {
  putBack.push(setClock(() => new Date(moment)))
  const certificate = { ...issued, fileExpiresAt: FILE_ENDS, coverEndsAt: COVER_ENDS, ...change }
  const html = renderToStaticMarkup(
    <Issued
      language="en"
      zone="UTC"
      certificate={certificate}
      may={MAY}
      file={{ ...file, notAfter: FILE_ENDS }}
      server={undefined}
      links={[]}
    />,
  )
  return { html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

const REPLACE = /href="\/account\/certificates\/[^"]+\/replace\?reason=half_way"/

test('31 days before a file expires only the date is shown; at 7 days and at 23 hours the buyer is told how to get the next one', () => {
  const calm = pageAt('2027-05-09T12:00:00Z')
  expect(calm.text).toContain('This file expires in 31 days')
  expect(calm.html).not.toMatch(REPLACE)
  for (const [moment, says] of [
    ['2027-06-02T12:00:00Z', 'Replace soon This file expires in 7 days. Get the next one now: your cover includes it until 26 Nov 2027.'],
    ['2027-06-08T13:00:00Z', 'Expires in 23 hours This file expires in 23 hours. Get the next one now'],
  ] as const) {
    const page = pageAt(moment)
    expect(page.text).toContain(says)
    expect(page.html).toMatch(REPLACE)
  }
})

test('an expired file is shown as expired, hides the installation guide, and links to the next one', () => {
  const { html, text } = pageAt('2027-06-10T12:00:00Z')
  expect(text).toContain('File expired This file expired on 9 Jun 2027. Browsers now warn every visitor. Get the next one now')
  expect(text).toContain('Was valid')
  expect(html).toMatch(REPLACE)
  expect(html).not.toContain('id="install"')
})

test('once the cover has ended there is no next file, and the buyer is told to order again', () => {
  const { html, text } = pageAt('2027-11-27T12:00:00Z')
  expect(text).toContain('Your cover ended on 26 Nov 2027. This file expired on 9 Jun 2027. To continue, order a new certificate')
  expect(html).toContain('<a href="#dates">Order again</a>')
  expect(html).not.toMatch(/mailto|Cover ends/)
  const last = pageAt('2027-06-02T12:00:00Z', { coverEndsAt: FILE_ENDS })
  expect(last.text).toContain('This file expires in 7 days. It’s the last one you paid for, so order a new certificate.')
  expect(last.html).not.toMatch(/mailto/)
})

test('after a full refund the page of an issued certificate promises nothing', () => {
  const { html, text } = pageAt('2027-01-01T12:00:00Z', { isMoneyBack: true })
  expect(text).toContain('Refunded This certificate was refunded.')
  expect(html).not.toMatch(/Ready to install|Cover ends|cover includes|id="install"|mailto/)
})

test('a browser may display the response to a file link, because it may explain why there is no file', () => {
  const html = pageOf({})
  expect(html).toContain('href="/account/certificates/certificate/download/zip"')
  expect(html).not.toMatch(/<a [^>]*\bdownload=/)
})

test('if scripts are enabled, a file with the private key is offered, and the box for the key is hidden until the buyer asks for it', () => {
  const html = pageOf({})
  expect(html).toMatch(/<section[^>]*needs-script[^>]*>.*Make a file with my key/)
  expect(html).not.toMatch(/type="file"|type="password"/)
})

test('while a certificate is suspended by staff, its page offers neither a new fetch link nor an installation check', () => {
  expect(pageOf({}).match(/id="(fetch|installation)"/g)).toHaveLength(2)
  expect(pageOf({ suspendedReason: 'Payment under review' })).not.toMatch(/id="(fetch|installation)"/)
})
