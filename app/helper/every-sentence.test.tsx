import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { FlowFrame } from '@/components/layout/flow-frame'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { SERVER_SOFTWARE } from '@/lib/certificates/setup/server-software'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { fileNames } from '@/lib/guides/file-names'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import { countriesIn } from '@/lib/orders/countries'
import { HELPER_STEPS } from '@/lib/permissions'
import { HelperView } from './_components/helper-view'
import { InvitationView } from './_components/invitation-view'

/* Renders what a helper sees in a made-up language in which every message is in brackets. */

/** Names, addresses and commands are not translated. */
const DATA = [
  '-----BEGIN CERTIFICATE REQUEST-----',
  'Keelmark',
  'help@shop.example',
  'RapidSSL',
  'www.example.com',
  'api.example.com',
  'admin@example.com',
  'RSA 2048',
  '11:22',
  ...SERVER_SOFTWARE.flatMap((server) => ('label' in server ? server.label : [])),
  ...Object.values(fileNames('www.example.com')),
  ...countriesIn(PSEUDO).map(({ name }) => name),
]

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: null }
const framed = (page: ReactNode) => (
  <WordsForForms words={messagesOf(PSEUDO).forms}>
    <FlowFrame shop={shop} language={PSEUDO}>
      {page}
    </FlowFrame>
  </WordsForForms>
)

const at = new Date('2026-12-01T00:00:00Z')
const about = { certificateId: 'certificate', name: 'RapidSSL', domain: 'www.example.com' }
const facts = {
  pem: '',
  commonName: 'www.example.com',
  otherCommonNames: [],
  asciiName: 'www.example.com',
  unicodeName: 'www.example.com',
  names: ['www.example.com', 'api.example.com'],
  wildcard: false,
  keyType: 'rsa',
  keyBits: 2048,
  signature: 'SHA-256',
  spkiSha256: '1122',
} as const
const request = { facts: { ...facts, otherCommonNames: [], names: [...facts.names] }, findings: [] }
const list = {
  names: ['www.example.com', 'api.example.com'],
  approvers: [{ email: 'admin@example.com', kind: 'generic' as const }],
  approversStatus: 'done' as const,
  approverEmail: null,
  otherApprovers: [],
}
const file = {
  id: 'file',
  leafPem: '',
  chainPem: '',
  serial: '01',
  fingerprint: '11',
  issuer: 'RapidSSL',
  names: ['www.example.com'],
  keyType: 'RSA 2048',
  notBefore: at,
  notAfter: at,
  receivedAt: at,
  faults: [],
}
const TASKS: HelperTask[] = [
  { ...about, step: 'request', draft: { serverSoftware: null, request: null } },
  { ...about, step: 'request', draft: { serverSoftware: 'nginx', request } },
  { ...about, step: 'request', draft: null },
  ...(['dv', 'ov'] as const).map((level) => ({ ...about, step: 'contacts' as const, draft: { level, isFilledIn: level === 'dv' } })),
  { ...about, step: 'approver', draft: list },
  { ...about, step: 'approver', draft: { ...list, names: ['www.example.com'] } },
  { ...about, step: 'approver', draft: { ...list, approvers: null, approversStatus: 'idle' } },
  { ...about, step: 'install', file: null, serverSoftware: null },
]

test.each<[string, ReactNode]>([
  ...[...HELPER_STEPS, null].map((step): [string, ReactNode] => [
    `invitation to ${step}`,
    <InvitationView key={step} language={PSEUDO} token="token" step={step} />,
  ]),
  ['a link that has ended', <HelperView key="ended" language={PSEUDO} task={null} />],
  ...TASKS.map((task, index): [string, ReactNode] => [
    `${task.step} ${index}`,
    <HelperView key={task.step} language={PSEUDO} task={task} />,
  ]),
  ['install', <HelperView key="install" language={PSEUDO} task={{ ...about, step: 'install', file, serverSoftware: 'iis' }} />],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})
