import 'reflect-metadata'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import https from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { documentOf } from '../testing/exchange'
import { type Answer, startTestServer } from '../testing/test-server'

// Separate processes are slow to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 24 * 3_600_000
const login = documentOf('CheckLogin', '<Account>123-ab-1234</Account>', 'API')

type Server = { url: string; asked: () => number }
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

async function keyPem({ privateKey }: CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey))
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`
}

/** Starts a server on this machine that responds to any caller, with the given certificate. */
async function serve(certificate: x509.X509Certificate, keys: CryptoKeyPair): Promise<Server> {
  let asked = 0
  const server = https.createServer({ key: await keyPem(keys), cert: certificate.toString('pem') }, (_, response) => {
    asked += 1
    response.end(login)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `https://127.0.0.1:${address.port}/interface.asp`, asked: () => asked }
}

const servers: Record<string, Server> = {}
let authority = ''

beforeAll(async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'enom-tls-'))
  closing.push(() => rm(dir, { recursive: true }))
  const caKeys = await makeKeys()
  const from = new Date(Date.now() - DAY)
  const to = new Date(Date.now() + DAY)
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Keelmark test authority',
    keys: caKeys,
    notBefore: from,
    notAfter: to,
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)],
  })
  authority = path.join(dir, 'ca.pem')
  await writeFile(authority, ca.toString('pem'))
  const issue = async (host: x509.JsonGeneralName, notAfter = to, notBefore = from) => {
    const keys = await makeKeys()
    const certificate = await x509.X509CertificateGenerator.create({
      subject: 'CN=server',
      issuer: ca.subject,
      signingKey: caKeys.privateKey,
      publicKey: keys.publicKey,
      notBefore,
      notAfter,
      signingAlgorithm: ALGORITHM,
      extensions: [new x509.SubjectAlternativeNameExtension([host])],
    })
    return serve(certificate, keys)
  }
  const here = { type: 'ip', value: '127.0.0.1' } as const
  servers.good = await issue(here)
  servers.expired = await issue(here, new Date(Date.now() - DAY / 2))
  servers.early = await issue(here, new Date(Date.now() + 2 * DAY), to)
  servers.otherHost = await issue({ type: 'dns', value: 'reseller.enom.com' })
  const keys = await makeKeys()
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=127.0.0.1',
    keys,
    notBefore: from,
    notAfter: to,
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.SubjectAlternativeNameExtension([here])],
  })
  servers.selfSigned = await serve(own, keys)
})

/** Logs in to every server from a separate process, because trust settings are read when a process starts. */
async function signInAtAll(environment: Record<string, string>): Promise<Record<string, string>> {
  const module = (file: string) => JSON.stringify(pathToFileURL(path.join(import.meta.dirname, file)).href)
  const code = `
    import { createEnomClient } from ${module('client.ts')}
    import { checkLogin } from ${module('../commands/check-login.ts')}
    import { purchaseServices } from ${module('../commands/purchase-services.ts')}
    const said = {}
    for (const [name, url] of Object.entries(JSON.parse(process.argv[1]))) {
      const client = createEnomClient({ url, credentials: { loginId: 'keelmark', password: 'canary' } })
      const end = (cause) => cause.kind + ' ' + cause.messages[0].text
      said[name] = await client.call(checkLogin, {}).then(() => 'signed in', end)
      if (name !== 'good') said[name + ', buying'] = await client.call(purchaseServices, { service: 'Certificate-A', years: 1 }).then(() => 'bought', end)
    }
    console.log(JSON.stringify(said))
    process.exit()
  `
  const urls = JSON.stringify(Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url])))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--import', 'tsx', '--input-type=module', '--eval', code, urls],
    { env: { ...process.env, ...environment } },
  )
  return JSON.parse(stdout)
}

const REFUSED = {
  expired: 'unreachable CERT_HAS_EXPIRED',
  'expired, buying': 'unreachable CERT_HAS_EXPIRED',
  early: 'unreachable CERT_NOT_YET_VALID',
  'early, buying': 'unreachable CERT_NOT_YET_VALID',
  otherHost: 'unreachable ERR_TLS_CERT_ALTNAME_INVALID',
  'otherHost, buying': 'unreachable ERR_TLS_CERT_ALTNAME_INVALID',
  selfSigned: 'unreachable DEPTH_ZERO_SELF_SIGNED_CERT',
  'selfSigned, buying': 'unreachable DEPTH_ZERO_SELF_SIGNED_CERT',
}

const askedOfWrongOnes = () => Object.entries(servers).flatMap(([name, server]) => (name === 'good' ? [] : [server.asked()]))

test('B14: nothing is sent to a server whose certificate is expired, not yet valid, for another host or self-signed', async () => {
  expect(await signInAtAll({ NODE_EXTRA_CA_CERTS: authority })).toEqual({ good: 'signed in', ...REFUSED })
  expect(askedOfWrongOnes()).toEqual([0, 0, 0, 0])
})

test('B14: no process setting disables certificate verification', async () => {
  const said = await signInAtAll({ NODE_EXTRA_CA_CERTS: authority, NODE_TLS_REJECT_UNAUTHORIZED: '0' })
  expect(said).toEqual({ good: 'signed in', ...REFUSED })
  const untrusting = await signInAtAll({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })
  expect(untrusting.good).toMatch(/^unreachable .*(VERIFY|SIGNATURE|ISSUER)/)
  expect(askedOfWrongOnes()).toEqual([0, 0, 0, 0])
})

test('B14: no redirect is followed, to any host or scheme', async () => {
  const { createEnomClient } = await import('./client')
  const { checkLogin } = await import('../commands/check-login')
  const other = await startTestServer((_, response) => response.end(login))
  closing.push(other.close)
  const targets = [
    other.url,
    other.url.replace('127.0.0.1', 'localhost'),
    '/interface.asp?again',
    servers.good?.url ?? '',
    'http://reseller.enom.com/',
  ]
  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of targets) {
      const answer: Answer = (_, response) => response.writeHead(status, { location }).end(login)
      const first = await startTestServer(answer)
      const client = createEnomClient({ url: first.url, credentials: { loginId: 'keelmark', password: 'canary' } })
      await expect(client.call(checkLogin, {}), `${status} ${location}`).rejects.toMatchObject({ kind: 'unknown-outcome' })
      expect(first.seen).toHaveLength(1)
      await first.close()
    }
  }
  expect(other.seen).toEqual([])
})
