import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeKeys, makeParty, makeRequestFor } from '@/lib/chain/test-authority'
import { toP7b } from '@/lib/chain/to-p7b'
import type { ToolAnswer } from './answer'
import { answerCertificates } from './answer-certificates'
import { answerChain } from './answer-chain'
import { answerRequest } from './answer-request'
import { readTextForm } from './read-form'

const AT = new Date('2026-12-01T00:00:00Z')
const root = await makeParty({ name: 'Test Root' })
const middle = await makeParty({ name: 'Test Issuing', issuer: root })
const leaf = await makeParty({ name: 'xn--mnchen-3ya.example.com', issuer: middle, ca: false, names: ['xn--mnchen-3ya.example.com'] })
const stranger = await makeParty({ name: 'Another Authority' })

type Answered = { ok: true; value: ToolAnswer } | { ok: false; error: { message: string } }
const from = (text: string) => ({ text, field: 'text' as const })
function answerOf(answer: Answered): ToolAnswer {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
const said = (answer: ToolAnswer) => answer.notes.flatMap(({ title, lines = [] }) => [title, ...lines])
const detail = (answer: ToolAnswer, term: string) => answer.parts[0]?.facts.find((fact) => fact.term === term)?.detail

test('a certificate’s names appear in both spellings, with its days left and fingerprints, even with Windows line endings', () => {
  const answer = answerOf(answerCertificates(from(leaf.pem.replaceAll('\n', '\r\n')), AT, 'en'))
  expect(detail(answer, 'Names')).toBe('münchen.example.com (xn--mnchen-3ya.example.com)')
  expect(detail(answer, 'Valid')).toBe('1 Nov 2026 to 19 May 2027 (169 days left)')
  expect(detail(answer, 'Key')).toBe('ECDSA P-256')
  expect(detail(answer, 'Signature')).toBe('SHA-256 with ECDSA')
  expect(detail(answer, 'Fingerprint, SHA-256')).toBe(new X509Certificate(leaf.pem).fingerprint256)
  expect(said(answer)).toEqual([])
})

test('an expired certificate and a self-signed one are identified as such', async () => {
  const own = await makeParty({ name: 'own.example.com', ca: false, names: ['own.example.com'] })
  const [later, text] = [new Date('2028-01-01T00:00:00Z'), own.pem]
  expect(said(answerOf(answerCertificates(from(text), later, 'en')))).toEqual([
    'own.example.com',
    'It expired on 19 May 2027. Browsers refuse it.',
    'It is signed with its own key. Browsers trust only what a public authority has signed.',
  ])
})

test('a request, an empty box, plain words and a truncated certificate each get their own message', async () => {
  const message = (text: string) => {
    const answer = answerCertificates(from(text), AT, 'en')
    return answer.ok ? said(answer.value) : answer.error.message
  }
  expect(message(await makeRequestFor('a.example.com', await makeKeys()))).toContain('certificate request (CSR)')
  expect(message(' ')).toBe('Paste a certificate, or choose its file.')
  expect(message('hello there')).toContain('No certificate was found')
  expect(message('x'.repeat(100_001))).toContain('100,001 characters')
  expect(message(leaf.pem + middle.pem.slice(0, 300))).toContain('Part of the text can’t be read')
})

test('a chain in the wrong order, with the root and an unrelated certificate, is returned as the full chain for servers', () => {
  const answer = answerOf(answerChain(from([root, stranger, middle, leaf].map(({ pem }) => pem).join('')), AT, 'en'))
  const plain = (pem: string) => new X509Certificate(pem).toString()
  expect(answer.texts[0]?.text).toBe(plain(leaf.pem) + plain(middle.pem))
  expect(said(answer)).toEqual([
    'The chain does not end at a root that we know',
    'The authority may be private, or an intermediate may be missing at the end. Ask your authority for its full chain.',
    'The order was wrong. Below, the chain is in the order servers send it.',
    'The root doesn’t need to be sent. It is left out of the full chain below.',
    'Some certificates do not belong here',
    'Another Authority is left out of the full chain.',
  ])
})

test('a PKCS #7 bundle in the right order is not reported as out of order', () => {
  const bundle = toP7b([leaf.pem, middle.pem]).toString('base64')
  expect(said(answerOf(answerChain(from(bundle), AT, 'en')))).not.toContain(
    'The order was wrong. Below, the chain is in the order servers send it.',
  )
})

test('if a certificate’s issuer is missing or wrong, the report says what is missing', () => {
  expect(said(answerOf(answerChain(from(leaf.pem), AT, 'en'))).join(' ')).toContain('The text contains no intermediate certificate')
  expect(said(answerOf(answerChain(from(leaf.pem + stranger.pem), AT, 'en'))).join(' ')).toContain(
    'None of the other certificates issued this one',
  )
})

test('a private key that is pasted or uploaded is refused and not echoed back', async () => {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', leaf.keys.privateKey)
  const body = Buffer.from(pkcs8).toString('base64')
  const key = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`
  for (const form of [
    { text: leaf.pem + key },
    { text: '', file: new File([pkcs8], 'a.der') },
    { text: '', file: new File([key], 'a.pem') },
  ]) {
    const read = await readTextForm(form, 'en')
    expect(read).toMatchObject({ ok: false, error: { field: form.file ? 'file' : 'text' } })
    expect(JSON.stringify(read)).not.toContain(body.slice(0, 40))
  }
  const request = await answerRequest({ text: key, field: 'csr' }, 'en')
  expect(request).toMatchObject({ ok: false, error: { message: expect.stringContaining('We have not kept it') } })
})

test('the contents of a request are shown, and its signature is reported as valid', async () => {
  const keys = await makeKeys()
  const answer = answerOf(await answerRequest({ text: await makeRequestFor('xn--mnchen-3ya.example.com', keys), field: 'csr' }, 'en'))
  expect(answer.title).toBe('A request for münchen.example.com')
  expect(said(answer)[0]).toBe('The request is complete, and its signature is valid.')
  expect(detail(answer, 'All names')).toBe('münchen.example.com (xn--mnchen-3ya.example.com)')
})
