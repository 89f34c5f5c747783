import { execFile, spawn } from 'node:child_process'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { compileCode } from '../../../../scripts/test/compile-code'
import { startInbox } from '../../../email/inbox/start'
import {
  afterwards,
  buy,
  CSR_ORGANISATION,
  call,
  configured,
  contacts,
  domainList,
  folder,
  makeCsr,
  read,
  readPem,
  simulator,
  statusOf,
} from '../../testing/simulator'
import { leafDays } from '../authority'
import { PRODUCTS } from '../products/products'
import { type EnomSimulator, startEnomSimulator } from '../start'
import * as x509 from '../x509'

// Key generation, OpenSSL and a second process take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000, expect: { poll: { timeout: 10_000 } } })

async function inbox() {
  const started = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: await folder() })
  afterwards(() => started.close())
  return started
}

/** Returns the approval link in the latest email to an address. */
async function mailedLink(box: Awaited<ReturnType<typeof inbox>>, to: string, count = 1): Promise<string> {
  await expect.poll(() => box.messages(to).length).toBe(count)
  return /https?:\S+\/approve\/\S+/.exec(box.messages(to).at(-1)?.text ?? '')?.[0] ?? ''
}

const decide = (link: string, decision: string) => fetch(link, { method: 'POST', body: new URLSearchParams({ decision }) })

const send = (url: string, CertID: string, more: Record<string, string> = {}) =>
  call(url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com', ...CSR_ORGANISATION, ...more })

/** Returns the issued leaf after checking it against the CSR's key and the chain, also with OpenSSL. */
async function checkedLeaf(server: EnomSimulator, CertID: string, csr: string): Promise<X509Certificate> {
  const detail = await call(server.url, 'CertGetCertDetail', { CertID })
  expect([read(detail, 'CertStatusID'), read(detail, 'CertStatus')]).toEqual(['4', 'Certificate Issued'])
  const [leafPem, chainPem] = [readPem(detail, 'SSLCertificate'), readPem(detail, 'CACerts')]
  const rootPem = await (await fetch(`${server.url}/ca/root.pem`)).text()
  const [leaf, intermediate, root] = [new X509Certificate(leafPem), new X509Certificate(chainPem), new X509Certificate(rootPem)]
  expect(leaf.checkIssued(intermediate) && leaf.verify(intermediate.publicKey)).toBe(true)
  expect(intermediate.checkIssued(root) && intermediate.verify(root.publicKey) && root.verify(root.publicKey)).toBe(true)
  expect(leaf.publicKey.equals(publicKeyOf(csr))).toBe(true)
  const dir = await folder()
  const file = async (name: string, pem: string) => {
    await writeFile(path.join(dir, name), pem)
    return path.join(dir, name)
  }
  const files = [
    '-CAfile',
    await file('root.pem', rootPem),
    '-untrusted',
    await file('chain.pem', chainPem),
    await file('leaf.pem', leafPem),
  ]
  const { stdout } = await promisify(execFile)('openssl', ['verify', '-x509_strict', '-purpose', 'sslserver', ...files])
  expect(stdout).toContain('leaf.pem: OK')
  return leaf
}

function publicKeyOf(csr: string) {
  return createPublicKey({ key: Buffer.from(new x509.Pkcs10CertificateRequest(csr).publicKey.rawData), format: 'der', type: 'spki' })
}

test('a domain owner approves through the emailed link, and a certificate for the CSR’s key is issued', async () => {
  const box = await inbox()
  const server = await simulator({ smtpUrl: box.smtpUrl })
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const csr = await makeCsr('CN=www.example.com', rsa)
  const CertID = await configured(server.url, csr)
  await send(server.url, CertID)
  expect(await statusOf(server.url, CertID)).toBe('2')

  const link = await mailedLink(box, 'admin@example.com')
  expect(await (await fetch(link)).text()).toContain('value="approve"')
  expect(await statusOf(server.url, CertID)).toBe('2')
  expect(await (await decide(link, 'approve')).text()).toContain('The certificate has been issued')

  const leaf = await checkedLeaf(server, CertID, csr)
  expect(leaf.subjectAltName).toBe('DNS:www.example.com, DNS:example.com')
  expect(leaf.subject).toBe('CN=www.example.com')
  const days = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom) + 1000) / 86_400_000
  expect(days).toBe(leafDays(new Date(leaf.validFrom)))
  expect(server.state.ledger().at(-1)).toMatchObject({ kind: 'issue', certId: Number(CertID), cost: 0 })
})

test('an organisation-validated certificate waits for the operator after approval', async () => {
  const box = await inbox()
  const server = await simulator({ smtpUrl: box.smtpUrl })
  const csr = await makeCsr('CN=*.example.com, O=Harbour Works Ltd, L=Bristol, C=GB')
  const CertID = await configured(server.url, csr, 'Certificate-Comodo-Premium-Wildcard', '1000')
  await send(server.url, CertID)
  expect(await statusOf(server.url, CertID)).toBe('9')
  await decide(await mailedLink(box, 'admin@example.com'), 'approve')
  expect(await statusOf(server.url, CertID)).toBe('10')

  const form = new URLSearchParams({ certId: CertID })
  await fetch(`${server.url}/operator/confirm-organisation`, { method: 'POST', body: form })
  const leaf = await checkedLeaf(server, CertID, csr)
  expect(leaf.subjectAltName).toBe('DNS:*.example.com, DNS:example.com')
  expect(leaf.subject).toContain('O=Harbour Works Ltd')
})

test('the organisation may be confirmed first; the approval then issues the certificate', async () => {
  const server = await simulator()
  const csr = await makeCsr('CN=example.com, O=Harbour Works Ltd, C=GB')
  const CertID = await configured(server.url, csr, 'Certificate-VeriSign-Secure-Site-EV')
  await send(server.url, CertID)
  await server.operate('confirm-organisation', { certId: CertID })
  expect(await statusOf(server.url, CertID)).toBe('2')
  await server.operate('approve', { certId: CertID })
  await checkedLeaf(server, CertID, csr)
})

test('a declined request can be configured and submitted again, and the old link stops working', async () => {
  const box = await inbox()
  const server = await simulator({ smtpUrl: box.smtpUrl })
  const csr = await makeCsr('CN=example.com')
  const CertID = await configured(server.url, csr)
  await send(server.url, CertID)
  const first = await mailedLink(box, 'admin@example.com')
  expect(await (await decide(first, 'decline')).text()).toContain('No certificate was issued')
  expect(await statusOf(server.url, CertID)).toBe('6')
  await decide(first, 'approve')
  expect(await statusOf(server.url, CertID)).toBe('6')

  await call(server.url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR: csr, ...contacts() })
  await send(server.url, CertID)
  const second = await mailedLink(box, 'admin@example.com', 2)
  expect((await decide(first, 'approve')).status).toBe(404)
  expect(await statusOf(server.url, CertID)).toBe('2')
  await decide(second, 'approve')
  await checkedLeaf(server, CertID, csr)
})

test("the authority refuses with a reason, and Enom's staff refund the money", async () => {
  const server = await simulator()
  const CertID = await configured(server.url, await makeCsr('CN=example.com'))
  await send(server.url, CertID)
  await server.operate('refuse', { certId: CertID, reason: 'CAA record forbids this authority' })
  const detail = await call(server.url, 'CertGetCertDetail', { CertID })
  expect([read(detail, 'CertStatusID'), read(detail, 'Message')]).toEqual(['6', 'CAA record forbids this authority'])
  await server.operate('refund', { certId: CertID })
  expect(await statusOf(server.url, CertID)).toBe('7')
  await expect(server.operate('refund', { certId: CertID })).rejects.toThrow('Refunded - No Cert Issued')
  expect(server.state.accounts()).toMatchObject([{ balance: 500_000 }])
  expect(server.state.ledger().map(({ kind }) => kind)).toEqual(['deposit', 'purchase', 'refund'])
})

test('two simultaneous clicks on approve issue one certificate', async () => {
  const server = await simulator()
  const CertID = await configured(server.url, await makeCsr('CN=example.com'))
  await send(server.url, CertID)
  const link = `${server.url}/approve/${server.state.certificates()[0]?.submission?.token}`
  await Promise.all([decide(link, 'approve'), decide(link, 'approve'), decide(link, 'approve')])
  expect(server.state.ledger().filter(({ kind }) => kind === 'issue')).toHaveLength(1)
})

test('a form on another site cannot approve', async () => {
  const server = await simulator()
  const CertID = await configured(server.url, await makeCsr('CN=example.com'))
  await send(server.url, CertID)
  const link = `${server.url}/approve/${server.state.certificates()[0]?.submission?.token}`
  const headers = { origin: 'https://elsewhere.example' }
  const answer = await fetch(link, { method: 'POST', headers, body: new URLSearchParams({ decision: 'approve' }) })
  expect([answer.status, await statusOf(server.url, CertID)]).toEqual([403, '2'])
})

test('a file for the wrong key can be issued deliberately', async () => {
  const server = await simulator({ instant: true })
  await server.operate('set-switches', { wrongFile: true })
  const csr = await makeCsr('CN=example.com')
  const CertID = await configured(server.url, csr)
  await send(server.url, CertID)
  const leaf = new X509Certificate(readPem(await call(server.url, 'CertGetCertDetail', { CertID }), 'SSLCertificate'))
  expect(leaf.publicKey.equals(publicKeyOf(csr))).toBe(false)
})

test.each(PRODUCTS)(
  '$description is bought and issued immediately with the instant switch',
  async ({ service, family, wildcard, level, domainCount }) => {
    const server = await simulator({ instant: true })
    const csr = await makeCsr(`CN=${wildcard ? '*.' : ''}example.com, O=Harbour Works Ltd, C=GB`)
    const names = domainCount ? domainList('example.com', 'example.net') : {}
    const CertID = await configured(server.url, csr, service, family === 'comodo' ? '1000' : '18', names)
    await send(server.url, CertID, names)
    const leaf = await checkedLeaf(server, CertID, csr)
    const second = domainCount ? 'example.net' : wildcard ? 'example.com' : 'www.example.com'
    expect(leaf.subjectAltName).toBe(`DNS:${wildcard ? '*.' : ''}example.com, DNS:${second}`)
    expect(leaf.subject.includes('O=Harbour Works Ltd')).toBe(level !== 'DV')
  },
)

test('an email to an unavailable mail server stays pending, even across a restart', async () => {
  const dataDir = await folder()
  const first = await startEnomSimulator({ port: 0, dataDir })
  const CertID = await configured(first.url, await makeCsr('CN=example.com'))
  await send(first.url, CertID)
  await first.close()
  const box = await inbox()
  const second = await simulator({ dataDir, smtpUrl: box.smtpUrl, publicUrl: 'https://authority.example' })
  expect(await mailedLink(box, 'admin@example.com')).toMatch(/^https:\/\/authority\.example\/approve\/./)
  await expect.poll(() => second.state.certificates()[0]?.submission?.mail).toBe('sent')
})

test('nothing is lost when the server is killed, and the authority stays the same', async () => {
  const dataDir = await folder()
  const child = spawn(process.execPath, [await compileCode(`import './lib/enom/simulator/main.ts'`)], {
    env: { ...process.env, ENOM_SIMULATOR_PORT: '0', ENOM_SIMULATOR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url = '', operatorUrl = ''] = await new Promise<string[]>((tell, fail) => {
    child.once('exit', () => fail(new Error('ended before it was ready')))
    child.stdout.on('data', (text) => tell(String(text).match(/http:\/\/[\d.:]+/g) ?? []))
  })
  const root = await (await fetch(`${url}/ca/root.pem`)).text()
  const csr = await makeCsr('CN=example.com')
  const [issued, bought] = [await configured(url, csr), await buy(url)]
  await send(url, issued)
  await fetch(`${operatorUrl}/operator/api/approve`, { method: 'POST', body: JSON.stringify({ certId: issued }) })
  child.kill('SIGKILL')
  await new Promise((gone) => child.once('close', gone))

  const server = await simulator({ dataDir })
  await checkedLeaf(server, issued, csr)
  expect(await statusOf(server.url, bought)).toBe('1')
  expect(server.state.rootPem).toBe(root)
  expect(server.state.ledger().map(({ kind }) => kind)).toEqual(['deposit', 'purchase', 'purchase', 'issue'])
  expect(await buy(server.url)).toBe('100003')
})
