import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { ContactFields } from '@/components/certificate/contact-fields'
import { Findings } from '@/components/certificate/findings'
import { RequestFacts } from '@/components/certificate/request-facts'
import { RequestField } from '@/components/certificate/request-field'
import { AccountFrame } from '@/components/layout/account-frame'
import { InLanguage } from '@/components/layout/in-language'
import { Steps } from '@/components/ui/steps'
import { PLACES } from '@/lib/certificates/lifecycle/places'
import { SERVER_SOFTWARE } from '@/lib/certificates/setup/server-software'
import { BOUGHT_AT as at, boughtRow as bought } from '@/lib/certificates/testing/bought-row'
import type { CertificateRow, CertificateView, Draft, FileView } from '@/lib/certificates/view/schema'
import { checkRequest } from '@/lib/csr/policy/policy'
import type { CsrFacts } from '@/lib/csr/types'
import { fileNames } from '@/lib/guides/file-names'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import type { ChangeOffer } from '@/lib/payments/change/get-offer'
import { ListView } from './certificates/_components/list-view'
import { ChangeLink, ChangeOffered } from './certificates/[id]/_components/change-offered'
import { CurrentFile } from './certificates/[id]/_components/current-file'
import { Installation } from './certificates/[id]/_components/installation'
import { Issued } from './certificates/[id]/_components/issued'
import { Locked } from './certificates/[id]/_components/locked'
import { NoEmail } from './certificates/[id]/_components/no-email'
import { ProofPanel } from './certificates/[id]/_components/proof-panel'
import { SetUpHub } from './certificates/[id]/_components/set-up-hub'
import { Suspended } from './certificates/[id]/_components/suspended'
import { YourName } from './certificates/[id]/_components/your-name'
import { MakeFields } from './certificates/[id]/set-up/_components/make-fields'
import { RequestDoors } from './certificates/[id]/set-up/_components/request-doors'
import { RequestGuide } from './certificates/[id]/set-up/_components/request-guide'
import { requestFields } from './certificates/[id]/set-up/request-fields'

/*
 * Renders what the buyer sees in the client area in a made-up language in which every message is in brackets. A sentence without brackets
 * has not been translated.
 */

/** Names and addresses are not translated. */
const DATA = [
  '-----BEGIN CERTIFICATE REQUEST-----',
  'Keelmark',
  'help@shop.example',
  'www.example.com',
  'RapidSSL',
  'RSA 2048',
  ...SERVER_SOFTWARE.flatMap((server) => ('label' in server ? server.label : [])),
  ...Object.values(fileNames('www.example.com')),
]

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <InLanguage language={PSEUDO}>
    <AccountFrame shop={shop} language={PSEUDO} current="/account/certificates">
      {page}
    </AccountFrame>
  </InLanguage>
)

const days = (count: number) => new Date(at.getTime() + count * 86_400_000)
const issued: CertificateRow = { ...bought, place: 'issued', wasIssued: true, domainName: 'www.example.com', fileExpiresAt: days(199) }

function each(...rows: CertificateRow[]): CertificateRow[] {
  return rows.map((row, index) => ({ ...row, id: String(index) }))
}

/** A certificate in every state and standing. */
const ROWS = each(
  ...PLACES.flatMap((place) => [false, true].map((wasIssued) => ({ ...bought, place, wasIssued }))),
  ...([29, 2, -1] as const).map((left) => ({ ...issued, fileExpiresAt: days(left) })),
  { ...issued, fileExpiresAt: days(29), coverEndsAt: days(29) },
  { ...issued, coverEndsAt: days(-1) },
  { ...issued, isMoneyBack: true },
  ...(['open', 'lost'] as const).flatMap((lock) => [
    { ...bought, lock },
    { ...issued, lock },
  ]),
  ...(['owed', 'disputed', 'never_paid'] as const).map((ended) => ({ ...bought, ended })),
  { ...bought, changedToId: 'other' },
  { ...bought, suspendedReason: 'RapidSSL' },
  ...(['refused-by-authority', 'caa-refused'] as const).map((problemCode) => ({
    ...bought,
    place: 'setup:declined' as const,
    problemCode,
  })),
  { ...bought, label: 'RapidSSL' },
  { ...bought, label: 'RapidSSL', place: 'closed:not_purchased' },
)

const view: CertificateView = {
  ...issued,
  serverSoftware: 'nginx',
  proofMethod: 'email',
  approverEmail: 'admin@example.com',
  otherApprovers: [],
  submittedAt: at,
  checkedAt: at,
  nextCheckAt: null,
  authorityOrderId: '1',
  isBought: true,
  changedTo: { id: 'other', typeName: 'RapidSSL' },
  changedFrom: null,
}
const file: FileView = {
  id: 'file',
  leafPem: '',
  chainPem: '',
  serial: '01',
  fingerprint: '11'.repeat(32),
  issuer: 'RapidSSL',
  names: ['www.example.com'],
  keyType: 'RSA 2048',
  notBefore: at,
  notAfter: days(29),
  receivedAt: at,
  faults: [],
}
const draft: Draft = {
  isReplacement: false,
  certificateId: 'certificate',
  orderId: 'order',
  label: '',
  place: 'setup',
  type: bought.type,
  isBought: true,
  isEditable: true,
  serverSoftware: null,
  csrPem: null,
  request: null,
  contacts: null,
  contactsAreMasked: false,
  names: [],
  approvers: null,
  approversStatus: 'idle',
  approversProblem: null,
  approverEmail: null,
  otherApprovers: [],
  proofMethod: 'email',
  proofMethods: ['email', 'dns'],
  formerApprovers: [],
  agreedAt: null,
  problemCode: null,
  revision: 1,
  savedAt: null,
  steps: { server: 'done', contacts: 'needs_fix', approver: 'not_started' },
}
const approval = { lastAskedAt: at, sent: 1, limit: 5, nextAt: at, proofMethod: 'dns', proof: null, since: at } as const
const offer: ChangeOffer = {
  orderNumber: 1002,
  orderId: 'order',
  typeName: 'RapidSSL',
  years: 2,
  price: { amount: 4000, currency: 'USD' },
  credit: { amount: 1000, currency: 'USD' },
  total: { amount: 3000, currency: 'USD' },
  until: at,
  status: 'awaiting_payment',
  ended: null,
}
const page = { certificate: view, language: PSEUDO, zone: 'UTC' }
const valid = { ...page, may: new Set(['replace', 'install', 'pull'] as const), file, server: 'nginx', links: [] }
const BY_API = { resend_approval: 'api', change_approver: 'api', withdraw: 'api' } as const
const BY_SUPPORT = { resend_approval: 'support', change_approver: 'support', withdraw: 'support' } as const

const facts: CsrFacts = {
  pem: '',
  commonName: 'www.example.com',
  otherCommonNames: [],
  asciiName: 'www.example.com',
  unicodeName: 'www.example.com',
  names: ['www.example.com'],
  wildcard: false,
  organization: 'RapidSSL',
  country: '44',
  keyType: 'rsa',
  keyBits: 2048,
  signature: 'SHA-256',
  spkiSha256: '',
}
const product = { level: 'ov', wildcard: false, multiDomain: false, namesIncluded: 1, family: 'symantec' } as const
const bad: CsrFacts = {
  ...facts,
  commonName: 'a_b',
  organization: 'Default Company Ltd',
  country: 'Narnia',
  keyBits: 1024,
  hasBlanks: true,
}
const fields = requestFields({ certificateId: 'certificate', label: '', type: product, request: null }, PSEUDO)
const keys = messagesOf(PSEUDO).keys

const list = { language: PSEUDO, rows: ROWS, show: undefined, search: undefined, after: 'x', next: 'y', at } as const

test.each<[string, ReactNode]>([
  ['list of certificates', <ListView key="list" {...list} />],
  ['a list without results', <ListView key="none" {...list} rows={[]} show="valid" />],
  ['list without certificates', <ListView key="empty" {...list} rows={[]} />],
  ['an offer to change', <ChangeOffered key="change" offer={offer} language={PSEUDO} zone="UTC" />],
  ['a changed certificate', <ChangeLink key="changed" {...page} />],
  ['the current file', <CurrentFile key="current" {...page} certificate={bought as CertificateView} file={file} mayCancel />],
  ['an installation not checked yet', <Installation key="look" {...page} names={['www.example.com']} />],
  ['a locked certificate', <Locked key="locked" {...page} certificate={{ ...view, lock: 'open' }} />],
  ['a suspended certificate', <Suspended key="suspended" {...page} reason="RapidSSL" support="help@shop.example" />],
  ['an issued file, how to install it and how to fetch it', <Issued key="issued" {...valid} />],
  ['an expired file', <Issued key="expired" {...valid} file={{ ...file, notAfter: days(-1) }} />],
  ['how to make a request', <RequestGuide key="guide" draft={draft} chosen="iis" language={PSEUDO} />],
  ['a name', <YourName key="name" {...page} />],
  ['no email, by buttons', <NoEmail key="api" {...page} approval={{ ...approval, ways: BY_API }} support="help@shop.example" />],
  ['no email, by support', <NoEmail key="support" {...page} approval={{ ...approval, ways: BY_SUPPORT }} support="help@shop.example" />],
  ['a proof to publish', <ProofPanel key="proof" {...page} approval={{ ...approval, ways: BY_API }} />],
  ['what a request says', <RequestFacts key="facts" facts={facts} language={PSEUDO} />],
  ['what is wrong with a request', <Findings key="bad" findings={checkRequest(bad, product)} language={PSEUDO} />],
  ['where a request goes', <RequestField key="field" words={messagesOf(PSEUDO).requestField} />],
  [
    'the ways to a request',
    <RequestDoors key="doors" fields={fields} keys={keys}>
      {null}
    </RequestDoors>,
  ],
  ['a request made here', <MakeFields key="make" {...fields} countries={[]} kinds={keys.kinds} />],
  ['a contact', <ContactFields key="contact" person="admin" level="ov" written={{}} sent={{}} countries={[]} language={PSEUDO} />],
  [
    'the steps',
    <Steps
      key="steps"
      label=""
      steps={[
        { label: '', state: 'current' },
        { label: '', state: 'open' },
      ]}
      language={PSEUDO}
    />,
  ],
  ['a set-up not started', <SetUpHub key="hub" {...page} draft={draft} mayShare />],
  [
    'a set-up that was refused',
    <SetUpHub
      key="fix"
      {...page}
      certificate={{ ...view, place: 'setup:correction_needed', problemCode: 'csr-refused' }}
      draft={draft}
      mayShare
    />,
  ],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})
