import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { XMLParser } from 'fast-xml-parser'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { buy, CSR_ORGANISATION, contacts, LOGIN, makeCsr, RAPIDSSL, simulator } from '../testing/simulator'
import type { EnomSimulator } from './start'

/*
 * A second client, written without any of our code: it parses responses into plain objects as the published clients do (PHP's SimpleXML
 * through JSON, Ruby's HTTParty, Perl's XML::Simple). Each test covers one behaviour on which such a client relies.
 */

vi.setConfig({ testTimeout: 30_000 })

const mapper = new XMLParser({ ignoreAttributes: false, attributesGroupName: '@attributes', attributeNamePrefix: '', parseTagValue: false })
const tree = z.record(z.string(), z.unknown())
const many = z.union([z.array(tree), tree.transform((one) => [one])])

const rootOf = (xml: string) => tree.parse(tree.parse(mapper.parse(xml))['interface-response'])

/** Returns the child element with this name. */
const into = (parent: Record<string, unknown>, name: string) => tree.parse(parent[name])

/** Sends a GET with its parameters in the URL, as enom-sdk-php and most others do. */
async function get(server: EnomSimulator, command: string, parameters: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...LOGIN, command, ...parameters })
  const answer = await fetch(`${server.url}/interface.asp?${query}`)
  return { answer, xml: await answer.text() }
}

const rootFrom = async (server: EnomSimulator, command: string, parameters?: Record<string, string>) =>
  rootOf((await get(server, command, parameters)).xml)

const configure = async (server: EnomSimulator, CertID: string, WebServerType = '18') =>
  rootFrom(server, 'CertConfigureCert', { CertID, WebServerType, CSR: await makeCsr('CN=example.com'), ...contacts() })

test('enom-sdk-php: refusals also have status 200, and ErrCount and the payload are children of the root', async () => {
  const server = await simulator()
  const good = await get(server, 'GetBalance')
  expect([good.answer.status, rootOf(good.xml).ErrCount, rootOf(good.xml).Balance]).toEqual([200, '0', '5,000.00'])
  const bad = await get(server, 'GetBalance', { pw: 'wrong' })
  expect([bad.answer.status, rootOf(bad.xml).ErrCount]).toEqual([200, '1'])
})

test('enom-sdk-php: approvers are a list whose entries have their type as an attribute', async () => {
  const server = await simulator()
  const CertID = await buy(server.url)
  const answer = into(await rootFrom(server, 'CertGetApproverEmail', { CertID, Domain: 'example.com' }), 'CertGetApproverEMail')
  const approvers = many.parse(answer.Approver)
  expect(approvers).toHaveLength(6)
  expect(approvers[0]).toEqual({ '@attributes': { Type: 'Generic' }, ApproverEmail: 'admin@example.com' })
  expect(approvers.at(-1)).toEqual({ '@attributes': { Type: 'Manual' } })
})

test('enom-sdk-php: multiple names are sent as numbered fields with a count', async () => {
  const server = await simulator()
  const CertID = await buy(server.url, 'Certificate-Comodo-UCC-DV')
  const root = await rootFrom(server, 'CertConfigureCert', {
    CertID,
    WebServerType: '1000',
    CSR: await makeCsr('CN=example.com'),
    ...contacts(),
    DomainListNumber: '2',
    UCCDomainList1: 'example.com',
    UCCDomainList2: 'example.net',
    UCCEmailList1: 'admin@example.com',
    UCCEmailList2: 'admin@example.net',
  })
  expect(into(root, 'CertConfigureCert').Success).toBe('True')
})

test('m247/enom-api: a form posted over TLS to /interface.asp gets a 2xx', async () => {
  const server = await simulator({ httpsPort: 0 })
  const request = https.request(`${server.httpsUrl}/interface.asp`, {
    method: 'POST',
    ca: server.state.rootPem,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const answered = once(request, 'response')
  request.end(new URLSearchParams({ responseType: 'xml', uid: LOGIN.uid, pw: LOGIN.pw, command: 'CheckLogin' }).toString())
  const [response]: IncomingMessage[] = await answered
  const chunks: Buffer[] = []
  for await (const chunk of response ?? []) chunks.push(chunk)
  expect(response?.statusCode).toBe(200)
  expect(rootOf(Buffer.concat(chunks).toString()).Done).toBe('true')
})

test('TLS: a client that does not trust the authority refuses the connection; one that does can use the host name or the IP address', async () => {
  const server = await simulator({ httpsPort: 0 })
  await expect(fetch(`${server.httpsUrl}/ca/root.pem`)).rejects.toThrow()
  const { port } = new URL(server.httpsUrl ?? '')
  for (const host of ['127.0.0.1', 'localhost']) {
    // The server listens on IPv4. The name only determines what the certificate must contain.
    const request = https.get({
      host: '127.0.0.1',
      servername: host === 'localhost' ? host : '',
      port,
      path: '/ca/root.pem',
      ca: server.state.rootPem,
    })
    const [response]: IncomingMessage[] = await once(request, 'response')
    expect(response?.statusCode).toBe(200)
    response?.resume()
  }
})

test('WWW::eNom: a single coded response is an object, not a list', async () => {
  const server = await simulator()
  const root = await rootFrom(server, 'CheckLogin', { pw: 'wrong' })
  expect(root.responses).toEqual({ response: { ResponseNumber: '304155', ResponseString: 'Validation error; invalid ; loginid' } })
})

test('WWW::eNom: numbered keys start at 1 and have no gaps', async () => {
  const server = await simulator()
  const certs = into(into(await rootFrom(server, 'GetCerts'), 'GetCerts'), 'Certs')
  expect(Object.keys(certs)).toEqual(Array.from({ length: 19 }, (_, index) => `Cert${index + 1}`))
  const CertID = await buy(server.url)
  const root = await rootFrom(server, 'CertParseCSR', { CertID, CSR: 'nothing' })
  expect(Object.keys(into(root, 'errors'))).toEqual(['Err1', 'Err2'])
})

test('WWW::eNom: commands are case-insensitive', async () => {
  const server = await simulator()
  for (const command of ['GetBalance', 'getbalance', 'GETBALANCE']) expect((await rootFrom(server, command)).Command).toBe('GETBALANCE')
})

test('enomssl-ssl: PurchaseServices returns certid in lower case at the root', async () => {
  const server = await simulator()
  const root = await rootFrom(server, 'PurchaseServices', { Service: RAPIDSSL, NumYears: '1' })
  expect([root.certid, root.OrderID]).toEqual(['100001', expect.stringMatching(/^\d{9}$/)])
})

test('enomssl-ssl: CertParseCSR/Success is True, as is Success after submitting and resending', async () => {
  const server = await simulator({ instant: true })
  const CertID = await buy(server.url)
  const CSR = await makeCsr('CN=example.com')
  expect(into(await rootFrom(server, 'CertParseCSR', { CertID, CSR }), 'CertParseCSR').Success).toBe('True')
  await configure(server, CertID)
  const sent = await rootFrom(server, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  expect(into(sent, 'CertPurchaseCert').Success).toBe('True')
  expect(into(await rootFrom(server, 'CertResendFulfillmentEmail', { CertID }), 'CertResendFulfillmentEmail').Success).toBe('True')
})

test('enomssl-ssl: the six statuses have exactly the texts that it checks for', async () => {
  const server = await simulator()
  const statusOf = async (CertID: string) => into(await rootFrom(server, 'CertGetCertDetail', { CertID }), 'CertGetCertDetail').CertStatus
  const send = (CertID: string) => rootFrom(server, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com', ...CSR_ORGANISATION })
  const rapid = await buy(server.url)
  expect(await statusOf(rapid)).toBe('Awaiting Configuration')
  await configure(server, rapid)
  await send(rapid)
  expect(await statusOf(rapid)).toBe('Processing')
  await server.operate('decline', { certId: rapid })
  expect(await statusOf(rapid)).toBe('Rejected by Customer')
  await send(rapid)
  await server.operate('approve', { certId: rapid })
  expect(await statusOf(rapid)).toBe('Certificate Issued')

  const comodo = await buy(server.url, 'Certificate-Comodo-Instant')
  const CSR = await makeCsr('CN=example.com, O=Harbour Works, C=GB')
  await rootFrom(server, 'CertConfigureCert', { CertID: comodo, WebServerType: '1000', CSR, ...contacts() })
  await send(comodo)
  expect(await statusOf(comodo)).toBe('Approval email sent')
  await server.operate('approve', { certId: comodo })
  expect(await statusOf(comodo)).toBe('Approved by Domain Owner')
})

test('Kirin: a cart order is found in the list and becomes a certificate, with a bare base64 CSR', async () => {
  const server = await simulator()
  await server.operate('set-switches', { instant: true, cartDelayMs: 0 })
  const EndUserIP = '192.0.2.7'
  await rootFrom(server, 'AddToCart', { ProductType: RAPIDSSL, Quantity: '1', EndUserIP, ClearItems: 'yes' })
  const { OrderID } = await rootFrom(server, 'InsertNewOrder', { EndUserIP })
  const list = into(into(await rootFrom(server, 'CertGetCerts'), 'CertGetCerts'), 'Certs')
  const mine = many.parse(list.Cert).find((row) => row.OrderID === OrderID)
  const CertID = String(mine?.CertID)
  const CSR = (await makeCsr('CN=example.com')).replace(/-----.*?-----|\s/g, '')
  const configured = await rootFrom(server, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...contacts() })
  const [first] = many.parse(into(configured, 'CertConfigureCert').Approver)
  expect(first?.ApproverEmail).toBe('admin@example.com')
  await rootFrom(server, 'CertPurchaseCert', { CertID, ApproverEmail: String(first?.ApproverEmail) })
  const detail = into(await rootFrom(server, 'CertGetCertDetail', { CertID }), 'CertGetCertDetail')
  expect(detail.SSLCertificate).toMatch(/-----BEGIN CERTIFICATE-----/)
})

test('Kirin: a list without matches has no Cert, and a list with one match has one', async () => {
  const server = await simulator()
  await buy(server.url)
  const certs = async (CertStatusID: string) =>
    into(into(await rootFrom(server, 'CertGetCerts', { CertStatusID }), 'CertGetCerts'), 'Certs')
  expect((await certs('4')).Cert).toBeUndefined()
  expect(tree.parse((await certs('1')).Cert).CertID).toBe('100001')
})

test('enom-client: the two messages that it maps to a 403 are at the very start of Err1', async () => {
  const server = await simulator()
  const firstError = async (parameters: Record<string, string>) => into(await rootFrom(server, 'CheckLogin', parameters), 'errors').Err1
  expect(await firstError({ pw: 'wrong' })).toMatch(/^Bad User name or Password/)
  await server.operate('set-account', { loginId: 'keelmark', ips: ['192.0.2.7'] })
  expect(await firstError({})).toMatch(/^User not permitted from this IP address - /)
})

test('enom_pro: a CertGetCerts row has its status id in either spelling', async () => {
  const server = await simulator()
  await buy(server.url)
  const row = async () => tree.parse(into(into(await rootFrom(server, 'CertGetCerts'), 'CertGetCerts'), 'Certs').Cert)
  expect((await row()).CertStatusID).toBe('1')
  await server.operate('set-switches', { statusIdName: 'CertStatusid' })
  expect((await row()).CertStatusid).toBe('1')
})

test('Net::eNom: without a response type the response is text, one key per line', async () => {
  const server = await simulator()
  const { answer, xml: text } = await get(server, 'PurchaseServices', { responsetype: '', Service: RAPIDSSL })
  const pairs = text.split('\r\n').flatMap((line) => /^([\w-]+)=(.*)$/.exec(line)?.slice(1, 3) ?? [])
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(pairs.slice(0, 4)).toEqual(['certid', '100001', 'OrderID', '157100001'])
})

test('bensie/enom: a domain’s approvers can be listed by the domain alone, and by the certificate alone once it is configured', async () => {
  const server = await simulator()
  const listOf = async (parameters: Record<string, string>) => {
    const root = await rootFrom(server, 'CertGetApproverEmail', parameters)
    return many.parse(into(root, 'CertGetApproverEMail').Approver).map(({ ApproverEmail }) => ApproverEmail)
  }
  const CertID = await buy(server.url)
  await configure(server, CertID)
  const both = await listOf({ CertID, Domain: 'example.com' })
  expect(both).toContain('admin@example.com')
  expect(await listOf({ Domain: 'example.com' })).toEqual(both)
  expect(await listOf({ CertID })).toEqual(both)
  expect((await rootFrom(server, 'CertGetApproverEmail')).ErrCount).toBe('1')
})

test.each([
  ['both', ['certid', 'OrderID']],
  ['lower', ['certid', 'orderid']],
  ['documented', ['CertID', 'OrderID']],
  ['crossed', ['CertID', 'orderid']],
])('dekalee/enom and others: PurchaseServices uses the %s spelling of its ids', async (purchaseIds, names) => {
  const server = await simulator()
  await server.operate('set-switches', { purchaseIds })
  const root = await rootFrom(server, 'PurchaseServices', { Service: RAPIDSSL })
  expect(Object.keys(root).filter((name) => /^(cert|order)id$/i.test(name))).toEqual(names)
})

test('node-enom-api: a file starts with BEGIN if the switch removes the space before it', async () => {
  const server = await simulator({ instant: true })
  const CertID = await buy(server.url)
  await configure(server, CertID)
  await rootFrom(server, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  const cdata = async () => /<SSLCertificate><!\[CDATA\[([\s\S]*?)\]\]>/.exec((await get(server, 'CertGetCertDetail', { CertID })).xml)?.[1]
  expect(await cdata()).toMatch(/^ -----BEGIN CERTIFICATE-----\r?\n /)
  await server.operate('set-switches', { blankBeforeBegin: false })
  expect(await cdata()).toMatch(/^-----BEGIN CERTIFICATE-----\r?\n /)
})

test('Net::eNom: approvers in Text have numbered or repeated keys', async () => {
  const server = await simulator()
  const CertID = await buy(server.url)
  const keys = async () => {
    const { xml } = await get(server, 'CertGetApproverEmail', { CertID, Domain: 'example.com', responsetype: 'text' })
    return [...xml.matchAll(/^(ApproverEmail\d*)=/gm)].map((match) => match[1])
  }
  expect(await keys()).toEqual([1, 2, 3, 4, 5].map((at) => `ApproverEmail${at}`))
  await server.operate('set-switches', { textApprovers: 'repeated' })
  expect(await keys()).toEqual(Array(5).fill('ApproverEmail'))
})

test('CodifyLLC/enom-api: GetAccountInfo has a wrapper of the same name, or none', async () => {
  const server = await simulator()
  expect(into(await rootFrom(server, 'GetAccountInfo'), 'GetAccountInfo').Account).toMatch(/^\d{3}-/)
  await server.operate('set-switches', { doubtfulWrappers: 'bare' })
  expect((await rootFrom(server, 'GetAccountInfo')).Account).toMatch(/^\d{3}-/)
})

test('clients that send no job title or organisation can configure an OV certificate if the switch allows it', async () => {
  const server = await simulator()
  const CertID = await buy(server.url, 'Certificate-GeoTrust-TrueBizID')
  const CSR = await makeCsr('CN=example.com, O=Harbour Works, C=GB')
  const fields = Object.fromEntries(Object.entries(contacts()).filter(([name]) => !/JobTitle|OrgName/.test(name)))
  const send = () => rootFrom(server, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...fields })
  expect((await send()).ErrCount).not.toBe('0')
  await server.operate('set-switches', { organisationNeeded: false })
  expect((await send()).ErrCount).toBe('0')
})

test('clients that send no organisation fields can submit a Comodo certificate if the switch allows it', async () => {
  const server = await simulator()
  await server.operate('set-switches', { comodoNeedsOrganisation: false })
  const CertID = await buy(server.url, 'Certificate-Comodo-Essential')
  await configure(server, CertID, '1000')
  const sent = await rootFrom(server, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  expect(into(sent, 'CertPurchaseCert').Success).toBe('True')
})
