import { expect, test } from 'vitest'
import { call, LOGIN, read, simulator } from '../testing/simulator'

const ask = async (url: string, parameters: Record<string, string>) => fetch(`${url}/interface.asp?${new URLSearchParams(parameters)}`)

test('a call works over GET, with case-insensitive names and commands', async () => {
  const { url } = await simulator()
  const answer = await ask(url, { COMMAND: 'getbalance', UID: 'KEELMARK', Pw: 'harbour-light', ResponseType: 'XML' })
  const xml = await answer.text()
  expect(read(xml, 'Command')).toBe('GETBALANCE')
  expect(read(xml, 'Balance')).toBe('5,000.00')
  expect(xml.endsWith('</interface-response>\r\n')).toBe(true)
  expect(answer.headers.get('content-type')).toBe('text/xml; Charset=utf-8')
})

test('parameters in the body of a POST override the query', async () => {
  const { url } = await simulator()
  const answer = await fetch(`${url}/interface.asp?uid=nobody&command=CheckLogin`, { method: 'POST', body: new URLSearchParams(LOGIN) })
  expect(read(await answer.text(), 'ErrCount')).toBe('0')
})

test('the newer server program self-closes empty elements and ends without a line break', async () => {
  const { url } = await simulator()
  const answer = await ask(url, { ...LOGIN, command: 'GetCerts' })
  const xml = await answer.text()
  expect(xml).toContain('<APIType>API.NET</APIType>')
  expect(xml).toContain('<IsLockable/>')
  expect(xml).toContain('<debug/>')
  expect(xml.endsWith('</interface-response>')).toBe(true)
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
})

test('the operator can make one server program handle every command', async () => {
  const server = await simulator()
  await server.operate('set-switches', { stack: 'API' })
  expect(await call(server.url, 'GetCerts')).toContain('<debug><![CDATA[]]></debug>')
})

test('without a response type the response is text, with numbered errors', async () => {
  const { url } = await simulator()
  const text = await (await ask(url, { command: 'CheckLogin', uid: 'keelmark', pw: 'wrong' })).text()
  expect(text).toMatch(/^;URL Interface\r\n;Machine is SIM01\r\n;Encoding Type is utf-8\r\nCommand=CHECKLOGIN\r\n/)
  expect(text).toContain('ErrCount=1\r\nErr1=Bad User name or Password\r\nResponseCount=1\r\nResponseNumber1=304155\r\n')
})

test('HTML output is available for viewing', async () => {
  const { url } = await simulator()
  const html = await (await ask(url, { ...LOGIN, command: 'GetBalance', responsetype: 'HTML' })).text()
  expect(html).toContain('<STRONG>Balance: </STRONG>5,000.00<br>')
})

test('a wrong password gives a validation error without the Site element', async () => {
  const { url } = await simulator()
  const xml = await call(url, 'CheckLogin', { pw: 'wrong' })
  expect(read(xml, 'Err1')).toBe('Bad User name or Password')
  expect(read(xml, 'ResponseNumber')).toBe('304155')
  expect(read(xml, 'ResponseString')).toBe('Validation error; invalid ; loginid')
  expect(read(xml, 'Site')).toBe('')
})

test('a caller with an unregistered IP address is refused until the address is added', async () => {
  const server = await simulator()
  await server.operate('set-account', { loginId: 'keelmark', ips: ['192.0.2.7'] })
  const xml = await call(server.url, 'CheckLogin')
  expect(read(xml, 'Err1')).toBe('User not permitted from this IP address - 127.0.0.1')
  expect(read(xml, 'ResponseNumber')).toBe('713254')
  await server.operate('set-account', { loginId: 'keelmark', ips: ['127.0.0.*'] })
  expect(read(await call(server.url, 'CheckLogin'), 'ErrCount')).toBe('0')
})

test('the order of the password and address checks can be switched', async () => {
  const server = await simulator()
  await server.operate('set-account', { loginId: 'keelmark', ips: [] })
  expect(read(await call(server.url, 'CheckLogin', { pw: 'wrong' }), 'ResponseNumber')).toBe('304155')
  await server.operate('set-switches', { checks: ['command', 'ip', 'credentials'] })
  expect(read(await call(server.url, 'CheckLogin', { pw: 'wrong' }), 'ResponseNumber')).toBe('713254')
})

test('removing a check from the list never lets a wrong password through', async () => {
  const server = await simulator()
  await server.operate('set-switches', { checks: [] })
  expect(read(await call(server.url, 'GetBalance', { pw: 'wrong' }), 'Balance')).toBeNull()
})

test('an unknown command and maintenance have their own codes', async () => {
  const server = await simulator()
  expect(read(await call(server.url, 'CertRevokeCert'), 'ResponseNumber')).toBe('304150')
  await server.operate('set-switches', { maintenance: true })
  expect(read(await call(server.url, 'CheckLogin'), 'ResponseNumber')).toBe('618247')
})

test('calls can be counted afterwards, and their log contains no passwords', async () => {
  const { url } = await simulator()
  await call(url, 'CheckLogin')
  await call(url, 'CertGetCertDetail', { CertID: '1' })
  const text = await (await fetch(`${url}/operator/api/calls`)).text()
  expect(JSON.parse(text)).toMatchObject([
    { command: 'CheckLogin', outcome: 'ok' },
    { command: 'CertGetCertDetail', certId: '1', outcome: '316397' },
  ])
  expect(text).not.toContain('harbour-light')
})
