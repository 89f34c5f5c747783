import { afterEach, expect, test } from 'vitest'
import { certGetApproverEmail } from '../commands/cert-get-approver-email'
import { certGetCertDetail } from '../commands/cert-get-cert-detail'
import { certGetCerts } from '../commands/cert-get-certs'
import { checkLogin } from '../commands/check-login'
import { getBalance } from '../commands/get-balance'
import { getCerts } from '../commands/get-certs'
import { purchaseServices } from '../commands/purchase-services'
import { EnomError } from '../errors'
import { documentOf } from '../testing/exchange'
import { EXCHANGES } from '../testing/test-replies'
import { type Answer, errorsOf, reply, startTestServer } from '../testing/test-server'
import { createEnomClient } from './client'

const credentials = { loginId: 'keelmark', password: 'canary+harbour/light&=' }
const buying = { service: 'Certificate-RapidSSL-RapidSSL', years: 1 }
const bought = reply('<certid>900001</certid><OrderID>175000001</OrderID>')

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

async function enom(answer: Answer, timeoutMs?: number) {
  const server = await startTestServer(answer)
  open.push(server.close)
  return { ...server, client: createEnomClient({ url: server.url, credentials, ...(timeoutMs && { timeoutMs }) }) }
}

const says = (body: string | Buffer, status = 200) =>
  enom((_, response) => response.writeHead(status, { 'content-type': 'text/xml' }).end(body))

async function failure(work: Promise<unknown>): Promise<EnomError> {
  const caught = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(caught instanceof EnomError)) throw new Error(`expected an EnomError, got ${String(caught)}`)
  return caught
}

test('B14: every command sends the login and password in the body of a POST, never in the URL', async () => {
  const { client, seen } = await enom((_, response, { form }) => {
    const name = form.get('command') ?? ''
    response.end(documentOf(name, EXCHANGES.find((one) => one.name === name)?.payload ?? '', 'API'))
  })
  for (const { ask } of EXCHANGES) await ask(client)
  expect(seen).toHaveLength(EXCHANGES.length)
  for (const { method, url, contentType, form } of seen) {
    expect({ method, url, contentType }).toEqual({
      method: 'POST',
      url: '/interface.asp',
      contentType: 'application/x-www-form-urlencoded',
    })
    expect([form.get('uid'), form.get('pw'), form.get('responsetype')]).toEqual(['keelmark', credentials.password, 'xml'])
  }
  const purchase = seen.find(({ form }) => form.get('command') === 'PurchaseServices')
  expect([...(purchase?.form.keys() ?? [])]).toEqual(['command', 'uid', 'pw', 'responsetype', 'Service', 'NumYears'])
})

test('responses from both of Enom’s server stacks are read, whatever the case of the element names', async () => {
  const older = await says(reply('<Reseller>1</Reseller><Balance>12,345.67</Balance><AvailableBalance>-98.70</AvailableBalance>'))
  expect(await older.client.call(getBalance, {})).toEqual({ balance: '12,345.67', availableBalance: '-98.70' })
  const newer = await says(
    reply(
      '<CertGetCerts><Certs><Cert><CertID>900001</CertID><CertStatusid>9</CertStatusid></Cert><Count>1</Count></Certs></CertGetCerts><TotalCertCount>1</TotalCertCount>',
      { stack: 'API.NET' },
    ),
  )
  const page = await newer.client.call(certGetCerts, { start: 1, pageSize: 250 })
  expect(page).toMatchObject({ total: 1, certificates: [{ certId: 900001, statusId: 9 }] })
})

test('certificates are always returned as a list, whether there are none, one or many', async () => {
  for (const count of [0, 1, 3]) {
    const certs = Array.from({ length: count }, (_, at) => `<Cert><CertID>${900001 + at}</CertID></Cert>`).join('')
    const { client } = await says(reply(`<CertGetCerts><Certs>${certs}<TotalRecords>${count}</TotalRecords></Certs></CertGetCerts>`))
    expect((await client.call(certGetCerts, { start: 1, pageSize: 250 })).certificates).toHaveLength(count)
  }
})

test('prices remain text and numbers are parsed exactly', async () => {
  const { client } = await says(
    reply(
      '<GetCerts><Reseller>True</Reseller><Certs><Cert1><ProdCode>certificate-rapidssl-rapidssl</ProdCode><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><ResellerPrice>$10.50</ResellerPrice><Enabled>True</Enabled><Years>1</Years><Years>2</Years></Cert1></Certs><CertCount>1</CertCount></GetCerts>',
    ),
  )
  expect((await client.call(getCerts, {})).products).toEqual([
    {
      code: 'certificate-rapidssl-rapidssl',
      prodType: 23,
      description: 'SSL Certificate - RapidSSL',
      resellerPrice: '$10.50',
      enabled: true,
      years: [1, 2],
    },
  ])
})

test('an id with a leading zero or an exponent is reported as garbled, not parsed as a number', async () => {
  for (const certId of ['00123', '1e5', '12.0', '']) {
    const { client } = await says(reply(`<certid>${certId}</certid>`))
    expect((await failure(client.call(purchaseServices, buying))).kind).toBe('garbled')
  }
})

test('the approver list separates the domain’s own addresses from the standard ones', async () => {
  const { client } = await says(
    reply(
      '<CertGetApproverEMail><Success>True</Success><Approver Type="Domain"><ApproverEmail><![CDATA[owner@example.com]]> </ApproverEmail></Approver><Approver Type="Generic"><ApproverEmail>admin@example.com</ApproverEmail></Approver><Approver Type="Manual"></Approver></CertGetApproverEMail>',
    ),
  )
  expect((await client.call(certGetApproverEmail, { certId: 900001, domain: 'example.com' })).approvers).toEqual([
    { email: 'owner@example.com', kind: 'domain' },
    { email: 'admin@example.com', kind: 'generic' },
  ])
})

test('an issued certificate is cleaned up, its chain is found, and a private key in the response is dropped', async () => {
  const pem = (label: string, body: string) => `<![CDATA[ -----BEGIN ${label}-----\r\n ${body}\r\n\r\n -----END ${label}-----]]> `
  const { client } = await says(
    reply(
      `<CertGetCertDetail><CertID>900001</CertID><CertStatusID>4</CertStatusID><CertStatus>Certificate Issued</CertStatus><OrderDate>1/2/2026 3:04:05 PM</OrderDate><ConfigDate></ConfigDate><SSLCertificate>${pem('CERTIFICATE', 'TEVBRg==')}</SSLCertificate><CACerts>${pem('CERTIFICATE', 'Q0hBSU4=')}</CACerts><PVT>${pem('PRIVATE KEY', 'U0VDUkVU')}</PVT><Message>${pem('RSA PRIVATE KEY', 'U0VDUkVU')}</Message></CertGetCertDetail>`,
      { stack: 'API.NET' },
    ),
  )
  const detail = await client.call(certGetCertDetail, { certId: 900001 })
  expect(detail).toMatchObject({
    statusId: 4,
    orderDate: '2026-01-02',
    certificatePem: '-----BEGIN CERTIFICATE-----\nTEVBRg==\n-----END CERTIFICATE-----\n',
  })
  expect(detail.chainPem).toContain('Q0hBSU4=')
  expect(detail.configDate).toBeUndefined()
  expect(JSON.stringify(detail)).not.toContain('U0VDUkVU')
})

test('a wrong password and an unregistered address are distinguished from an ordinary refusal', async () => {
  const cases = [
    { text: 'Bad User name or Password - 3', number: '304155', kind: 'unauthorised' },
    { text: 'User not permitted from this IP address - 198.51.100.4', number: '713254', kind: 'unauthorised' },
    { text: 'Insufficient reseller balance', number: '524181', kind: 'refused' },
  ] as const
  for (const { text, number, kind } of cases) {
    const { client } = await says(reply('', { errors: errorsOf(text, number) }))
    const error = await failure(client.call(checkLogin, {}))
    expect(error).toMatchObject({ kind, command: 'CheckLogin', responseNumber: number, messages: [{ code: number, text }] })
  }
})

test('a response with ErrCount 0 but Success false is a refusal', async () => {
  const { client } = await says(
    reply('<CertGetApproverEMail><Success>false</Success><Message>the domain is not known</Message></CertGetApproverEMail>'),
  )
  const error = await failure(client.call(certGetApproverEmail, { certId: 900001, domain: 'example.com' }))
  expect(error).toMatchObject({ kind: 'refused', messages: [{ text: 'the domain is not known' }] })
})

test('a purchase response cut at any byte is never read as a success or a refusal', async () => {
  let cut = 0
  const { client } = await enom((_, response) => response.end(bought.trimEnd().slice(0, cut)))
  for (cut = 0; cut < bought.trimEnd().length; cut++) {
    expect((await failure(client.call(purchaseServices, buying))).kind, `cut at ${cut}`).toBe('garbled')
  }
})

test('a response in any form other than Enom’s counts as garbled', async () => {
  const bodies: (string | Buffer)[] = [
    '<html><body>maintenance</body></html>',
    bought.replace('<Done>true</Done>', '<Done>false</Done>'),
    bought.replace('<Done>true</Done>', ''),
    bought.replace('<ErrCount>0</ErrCount>', ''),
    bought.replace('<certid>', '<certificate>').replace('</certid>', '</certificate>'),
    bought.replace('<interface-response>', '<!DOCTYPE x [<!ENTITY a "b">]><interface-response>'),
    bought + bought,
    `${bought.trimEnd()} and more`,
    Buffer.from(bought.replace('SJL01', 'SJL\u00e9'), 'latin1'),
    `${'<a>'.repeat(50_000)}</interface-response>`,
    bought.replace('SJL01', 'x'.repeat(2_100_000)),
  ]
  for (const [at, body] of bodies.entries()) {
    const { client } = await says(body)
    expect((await failure(client.call(purchaseServices, buying))).kind, `body ${at}`).toBe('garbled')
  }
})

test('once the request has been sent, a timeout, a reset, a partial response or an error page leaves the outcome unknown', async () => {
  const endings: Answer[] = [
    () => undefined,
    (request) => request.socket.destroy(),
    (_, response) => {
      response.writeHead(200, { 'content-length': bought.length }).write(bought.slice(0, 100))
      response.socket?.end()
    },
    (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>bad gateway</html>'),
  ]
  for (const [at, ending] of endings.entries()) {
    const { client } = await enom(ending, at === 0 ? 2_000 : undefined)
    expect((await failure(client.call(purchaseServices, buying))).kind, `ending ${at}`).toBe('unknown-outcome')
  }
})

test('a call that could not connect is reported as unreachable', async () => {
  const { url, close } = await says('')
  await close()
  const refused = createEnomClient({ url, credentials })
  expect((await failure(refused.call(purchaseServices, buying))).kind).toBe('unreachable')
  const nowhere = createEnomClient({ url: 'https://enom.invalid/interface.asp', credentials })
  expect((await failure(nowhere.call(purchaseServices, buying))).kind).toBe('unreachable')
})

test('a redirect is not followed, because it would forward the password', async () => {
  const elsewhere = await says(bought)
  const { client } = await enom((_, response) => response.writeHead(307, { location: elsewhere.url }).end(bought))
  expect((await failure(client.call(purchaseServices, buying))).kind).toBe('unknown-outcome')
  expect(elsewhere.seen).toHaveLength(0)
})

test('reads share a connection, and if Enom has closed it the call is simply retried', async () => {
  let answered = 0
  const { client, connections, seen } = await enom((request, response) => {
    answered += 1
    if (answered === 3) return request.socket.destroy()
    response.end(reply(''))
  })
  await client.call(checkLogin, {})
  await client.call(checkLogin, {})
  expect(connections()).toBe(1)
  await client.call(checkLogin, {})
  expect(seen).toHaveLength(4)
})

test('a purchase gets its own connection and is sent once', async () => {
  let answered = 0
  const { client, connections, seen } = await enom((request, response) => {
    answered += 1
    if (answered === 2) return request.socket.destroy()
    response.end(reply(''))
  })
  await client.call(checkLogin, {})
  await failure(client.call(purchaseServices, buying))
  expect(connections()).toBe(2)
  expect(seen.filter((call) => call.form.get('command') === 'PurchaseServices')).toHaveLength(1)
})

test('too many calls are reported as rate-limited', async () => {
  const { client } = await says('slow down', 429)
  expect((await failure(client.call(checkLogin, {}))).kind).toBe('rate-limited')
})

test('no error contains the password, even if Enom quotes it', async () => {
  const { client } = await says(reply('', { errors: errorsOf(`no such password <![CDATA[${credentials.password}]]>`, '304156') }))
  const error = await failure(client.call(checkLogin, {}))
  expect(error.message).toContain('[hidden]')
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.messages)}`).not.toContain('canary')
})

test('a password is never sent over plain http to another host, nor to a URL with a query or a login', () => {
  for (const url of [
    'http://reseller.enom.com/interface.asp',
    'https://reseller.enom.com/interface.asp?uid=x',
    'https://u:p@reseller.enom.com/',
  ]) {
    expect(() => createEnomClient({ url, credentials })).toThrow('address of Enom')
  }
})

test('a response is read only up to its command’s size limit, and a longer one is garbled', async () => {
  let written = 0
  const endless = await enom((_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' })
    const block = 'x'.repeat(16_384)
    const write = () => {
      if (response.destroyed || written > 20_000_000) return
      written += block.length
      response.write(block, () => setImmediate(write))
    }
    write()
  })
  const { kind, messages } = await failure(endless.client.call(purchaseServices, buying))
  expect([kind, messages]).toEqual(['garbled', [{ text: 'the reply is too large' }]])
  expect(written).toBeLessThan(10_000_000)

  const long = `${'<!-- x -->'.repeat(10_000)}<certid>900001</certid><Balance>1</Balance><AvailableBalance>1</AvailableBalance>`
  expect((await failure((await says(reply(long))).client.call(purchaseServices, buying))).kind).toBe('garbled')
  expect((await failure((await says(reply(long))).client.call(getBalance, {}))).kind).toBe('garbled')
  const row = `<Cert><CertID>900001</CertID><DomainName>${'a'.repeat(50)}</DomainName></Cert>`
  const page = `<CertGetCerts><Certs>${row.repeat(250)}<Count>250</Count>${' '.repeat(80_000)}</Certs></CertGetCerts><TotalCertCount>250</TotalCertCount>`
  const listed = await (await says(reply(page))).client.call(certGetCerts, { start: 1, pageSize: 250 })
  expect(listed.certificates).toHaveLength(250)
})
