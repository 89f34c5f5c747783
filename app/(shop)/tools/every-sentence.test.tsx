import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { FormContext } from '@/components/ui/form/form-context'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { certificateTextProblem } from '@/lib/chain/read-certificates'
import { makeKeys, makeParty, makeRequestFor } from '@/lib/chain/test-authority'
import { PSEUDO, untranslated, untranslatedIn } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import type { Inspection, Served, Sighting } from '@/lib/probe/types'
import { AnswerView } from './_components/answer-view'
import type { ToolAnswer } from './answer'
import { answerCertificates } from './answer-certificates'
import { answerChain } from './answer-chain'
import { answerRequest } from './answer-request'
import { CertificateView } from './certificate-decoder/_components/certificate-view'
import { ChainView } from './chain-checker/_components/chain-view'
import { CsrView } from './csr-decoder/_components/csr-view'
import { MatcherView } from './key-matcher/_components/matcher-view'
import { HALVES, matchText } from './key-matcher/match'
import { readRequestForm, readTextForm } from './read-form'
import { SiteView } from './site-check/_components/site-view'

/* Renders each tool and its results in a made-up language in which every message is in brackets. */

const AT = new Date('2026-12-01T00:00:00Z')
const root = await makeParty({ name: 'Test Root' })
const middle = await makeParty({ name: 'Test Issuing', issuer: root })
const leaf = await makeParty({ name: 'shop.example.com', issuer: middle, ca: false, names: ['shop.example.com'] })
const alone = await makeParty({ name: 'shop.example.com', ca: false, usage: '1.3.6.1.5.5.7.3.2', notAfter: '2026-11-02T00:00:00Z' })
const long = await makeParty({ name: 'shop.example.com', issuer: root, ca: false, notAfter: '2030-01-01T00:00:00Z' })

/** Names, addresses and the contents of certificates are not translated. */
const DATA = [
  ...[root, middle, leaf].map(({ name }) => name),
  '-----BEGIN CERTIFICATE-----',
  '-----BEGIN CERTIFICATE REQUEST-----',
  '-----BEGIN PRIVATE KEY-----',
  'ECDSA P-256',
  'SHA-256',
  'Test Authority',
  '2606:4700::1',
]

const framed = (page: ReactNode) => <WordsForForms words={messagesOf(PSEUDO).forms}>{page}</WordsForForms>

const served: Served = {
  fingerprint: 'AA',
  above: [],
  names: ['shop.example.com'],
  issuer: 'Test Authority',
  notAfter: '2027-01-02T00:00:00.000Z',
  nameFits: true,
  trust: 'trusted',
  protocol: 'TLSv1.3',
  hsts: true,
}
const serves = (change: Partial<Served>): Sighting => ({ address: '2606:4700::1', outcome: 'served', served: { ...served, ...change } })
const SIGHTINGS: Sighting[] = [
  ...(['trusted', 'incomplete', 'self_signed', 'expired', 'not_yet_valid', 'untrusted'] as const).map((trust) => serves({ trust })),
  serves({ nameFits: false, names: [], protocol: 'TLSv1', hsts: null }),
  serves({ nameFits: false, protocol: 'unknown', hsts: false }),
  ...(['not_public', 'no_route', 'no_answer', 'refused', 'not_tls'] as const).map((outcome) => ({ address: '2606:4700::1', outcome })),
]
const INSPECTIONS: Inspection[] = [
  ...SIGHTINGS.map((seen): Inspection => ({ found: 'addresses', sightings: [seen], notInspected: 2 })),
  ...(['no_such_name', 'no_address', 'lookup_failed'] as const).map((found) => ({ found, sightings: [], notInspected: 0 })),
]

test.each<[string, ReactNode]>([
  ['CSR decoder', <CsrView key="csr" language={PSEUDO} />],
  ['certificate decoder', <CertificateView key="certificate" language={PSEUDO} />],
  ['chain checker', <ChainView key="chain" language={PSEUDO} />],
  ['key matcher', <MatcherView key="matcher" language={PSEUDO} />],
  ['site check', <SiteView key="site" language={PSEUDO} typed="" port="" checked={null} />],
  ['a site that is refused', <SiteView key="no" language={PSEUDO} typed="" port="1" checked={{ state: 'refused', message: '[]' }} />],
  ...INSPECTIONS.map((inspection, index): [string, ReactNode] => {
    const checked = { state: 'checked', host: 'shop.example.com', port: 443, inspection } as const
    return [`site ${index}`, <SiteView key="seen" language={PSEUDO} typed="" port="" checked={checked} />]
  }),
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})

const pasted = (...parties: { pem: string }[]) => ({ text: parties.map(({ pem }) => pem).join(''), field: 'text' as const })
const answers: [string, ToolAnswer | string][] = []
const keep = (name: string, answer: Awaited<ReturnType<typeof answerRequest>> | ReturnType<typeof answerChain>) =>
  answers.push([name, answer.ok ? answer.value : answer.error.message])
const cut = { pem: middle.pem.slice(0, 300) }
for (const [name, given] of [
  ['one', pasted(leaf)],
  ['several', pasted(root, middle, leaf, alone, cut)],
  ['alone', pasted(alone)],
  ['valid for too long', pasted(long)],
  ['with a stranger', pasted(leaf, root)],
  ['words', { text: 'hello', field: 'text' as const }],
] as const) {
  keep(`${name}: certificates`, answerCertificates(given, AT, PSEUDO))
  keep(`${name}: chain`, answerChain(given, AT, PSEUDO))
}
keep('not valid yet', answerCertificates(pasted(leaf), new Date('2026-10-01T00:00:00Z'), PSEUDO))
for (const name of ['shop.example.com', 'bad_name', '10.0.0.1']) {
  keep(`request for ${name}`, await answerRequest({ text: await makeRequestFor(name, await makeKeys()), field: 'csr' }, PSEUDO))
}
keep('no request', await answerRequest({ text: 'hello', field: 'csr' }, PSEUDO))

/** The text of a result, without fingerprints and copyable text. */
function spoken(answer: ToolAnswer): string {
  const facts = answer.parts.flatMap((part) => part.facts.map(({ term, detail, isCode }) => (isCode ? term : `${term}\n${detail}`)))
  const notes = answer.notes.flatMap(({ title, lines = [] }) => [title, ...lines])
  return [
    answer.title,
    ...notes,
    ...answer.parts.map(({ title }) => title),
    ...facts,
    ...answer.texts.flatMap((t) => [t.label, t.copy]),
  ].join('\n')
}

test.each(answers)('%s: every sentence of the result is translated', (_, answer) => {
  expect(untranslatedIn(typeof answer === 'string' ? answer : spoken(answer), [...DATA, 'bad_name'])).toEqual([])
})

test('a page with a result contains no untranslated text outside the result', () => {
  const answer: ToolAnswer = {
    title: '[]',
    notes: [{ tone: 'good', title: '[]' }],
    parts: [{ title: '[]', facts: [{ term: '[]', detail: '[]', isCode: true }] }],
    texts: [{ label: '[]', copy: '[]', text: '[]' }],
  }
  const state = { status: 'done', data: { answer: JSON.stringify(answer) } } as const
  const page = (
    <FormContext value={{ state, pending: false, prefix: '' }}>
      <AnswerView />
    </FormContext>
  )
  expect(untranslated(framed(page), [])).toEqual([])
})

test('refusals from forms and from the key matcher are translated', async () => {
  const large = new File([new Uint8Array(200_000)], 'a.pem')
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIGHAgEAMBMGByqGSM49'.repeat(5)}\n-----END PRIVATE KEY-----`
  const reads = [
    await readTextForm({ text: '', file: large }, PSEUDO),
    await readTextForm({ text: key }, PSEUDO),
    await readRequestForm({ csr: '', file: large }, PSEUDO),
  ]
  const refusals = reads.map((read) => (read.ok ? 'not refused' : read.error.message))
  const problems = [
    { code: 'empty' } as const,
    { code: 'too-long', characters: 200_000 } as const,
    { code: 'request' } as const,
    { code: 'too-many', count: 30 } as const,
  ].map((problem) => certificateTextProblem(problem, PSEUDO))
  const { matcher } = messagesOf(PSEUDO)
  const hashes = (marks: string) => new Map(HALVES.flatMap((half, at) => (marks[at] === '-' ? [] : [[half, marks[at] ?? ''] as const])))
  const matches = ['aaa', 'aab', 'aba', 'baa', 'abc', 'aa-', 'a-a', '-aa', 'ab-', 'a-b', '-ab'].map((marks) =>
    matchText(hashes(marks), matcher),
  )
  const said = [...refusals, ...problems, ...matches.flatMap(({ title, line }) => [title, line])]
  expect(said.filter((sentence) => !/^\[.*\]$/.test(sentence))).toEqual([])
})
