import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { expect, onTestFinished } from 'vitest'
import { type EnomSimulator, type EnomSimulatorOptions, startEnomSimulator } from '../simulator/start'
import * as x509 from '../simulator/x509'

/**
 * Registers cleanup to run after the test, in reverse order. Files share this module, so a hook in the module itself would only run after
 * the first file's tests.
 */
export function afterwards(cleanup: () => Promise<unknown>): void {
  onTestFinished(async () => {
    await cleanup()
  })
}

/** Returns a folder that is removed after the test. */
export async function folder(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'enom-simulator-'))
  afterwards(() => rm(dir, { recursive: true }))
  return dir
}

/** Starts a simulator for one test, on a free port. */
export async function simulator(options: Partial<EnomSimulatorOptions> = {}): Promise<EnomSimulator> {
  const started = await startEnomSimulator({ port: 0, dataDir: options.dataDir ?? (await folder()), ...options })
  afterwards(() => started.close())
  return started
}

export const LOGIN = { uid: 'keelmark', pw: 'harbour-light', responsetype: 'xml' }

/** Sends one call as a form and returns the response's XML text. Every response must be well-formed. */
export async function call(url: string, command: string, parameters: Record<string, string> = {}): Promise<string> {
  const body = new URLSearchParams({ ...LOGIN, command, ...parameters })
  const answer = await fetch(`${url}/interface.asp`, { method: 'POST', body })
  const xml = await answer.text()
  expect(XMLValidator.validate(xml)).toBe(true)
  return xml
}

/** Returns the text of the first element with this name, without its CDATA markup, or null if there is none. */
export function read(xml: string, name: string): string | null {
  const [, text] = new RegExp(`<${name}(?: [^>]*)?>([^<]*|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>)</${name}>`).exec(xml) ?? []
  return text === undefined ? null : text.replace(/^<!\[CDATA\[|\]\]>$/g, '')
}

export function readAll(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`, 'g'))].map((match) => match[1] ?? '')
}

/** Returns a PEM value as a client sees it after trimming each line. */
export function readPem(xml: string, name: string): string {
  return `${(read(xml, name) ?? '').replace(/^ +/gm, '').trim()}\n`
}

/** Returns a CSR with a new key for a name such as `CN=example.com, O=Example Ltd`. */
export async function makeCsr(name: string, algorithm: EcKeyGenParams | RsaHashedKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }) {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const signingAlgorithm = { name: algorithm.name, hash: 'SHA-256' }
  const request = await x509.Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm })
  return request.toString('pem')
}

const PERSON = {
  FName: 'Ada',
  LName: 'Lindqvist',
  OrgName: 'Harbour Works Ltd',
  JobTitle: 'Engineer',
  Address1: 'Quay 1',
  City: 'Bristol',
  State: 'Avon',
  StateProvinceChoice: 'S',
  PostalCode: 'BS1 4ST',
  Country: 'GB',
  Phone: '+44.1175550100',
  EmailAddress: 'ada@example.com',
}

/** Returns three complete contact blocks. `changes` overrides fields by full name, such as `AdminPhone`. */
export function contacts(changes: Record<string, string> = {}): Record<string, string> {
  const blocks = ['Admin', 'Tech', 'Billing'].flatMap((role) => Object.entries(PERSON).map(([field, value]) => [role + field, value]))
  return { ...Object.fromEntries(blocks), ...changes }
}

/** Organisation fields that Comodo requires with CertPurchaseCert. */
export const CSR_ORGANISATION = {
  CSROrganization: 'Harbour Works Ltd',
  CSROrganizationUnit: '',
  CSRAddress1: 'Quay 1',
  CSRLocality: 'Bristol',
  CSRStateProvince: 'Avon',
  CSRPostalCode: 'BS1 4ST',
  CSRCountry: 'GB',
}

export const RAPIDSSL = 'Certificate-RapidSSL-RapidSSL'

/** Buys a certificate and returns its id. */
export async function buy(url: string, service = RAPIDSSL): Promise<string> {
  const certId = read(await call(url, 'PurchaseServices', { Service: service }), 'certid')
  if (!certId) throw new Error('nothing was bought')
  return certId
}

/** Returns the name list of a certificate for several names, each approved by its `admin@` address. */
export function domainList(...domains: string[]): Record<string, string> {
  const fields = domains.flatMap((domain, index) => [
    [`UCCDomainList${index + 1}`, domain],
    [`UCCEmailList${index + 1}`, `admin@${domain}`],
  ])
  return { DomainListNumber: String(domains.length), ...Object.fromEntries(fields) }
}

/** Buys and configures a certificate and returns its id. */
export async function configured(
  url: string,
  csr: string,
  service = RAPIDSSL,
  webServerType = '18',
  more: Record<string, string> = {},
): Promise<string> {
  const CertID = await buy(url, service)
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: webServerType, CSR: csr, ...contacts(), ...more })
  expect(read(xml, 'ErrCount')).toBe('0')
  return CertID
}

/** Returns a certificate's status id, read over the wire. */
export async function statusOf(url: string, CertID: string): Promise<string | null> {
  return read(await call(url, 'CertGetCertDetail', { CertID }), 'CertStatusID')
}
