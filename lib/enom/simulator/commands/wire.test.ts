import { expect, test, vi } from 'vitest'
import { call, configured, LOGIN, makeCsr, read, simulator } from '../../testing/simulator'
import { WIRE } from './wire'

// Key generation and many calls take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000 })

const TRAILER = [
  ...['Command', 'APIType', 'Language', 'ErrCount', 'errors', 'ResponseCount', 'responses', 'MinPeriod', 'MaxPeriod', 'Server', 'Site'],
  ...['IsLockable', 'IsRealTimeTLD', 'TimeDifference', 'ExecTime', 'Done', 'TrackingKey', 'RequestDateTime', 'debug'],
]
const NAMES = Object.keys(WIRE)

/** Returns the names of the root's children, starting with `Command`. */
function trailerOf(xml: string): string[] {
  const inside = xml.replace(/<(errors|responses)>[\s\S]*?<\/\1>/g, '<$1/>')
  const names = [...inside.matchAll(/^<([A-Za-z]\w*)(?: [^>]*)?\/?>/gm)].map((match) => match[1] ?? '')
  return names.slice(names.lastIndexOf('Command'))
}

test.each(NAMES)('%s is refused with the complete trailer by both server programs', async (command) => {
  const server = await simulator()
  for (const stack of ['API', 'API.NET']) {
    await server.operate('set-switches', { stack })
    const xml = await call(server.url, command, { pw: 'wrong' })
    expect(trailerOf(xml)).toEqual(TRAILER)
    expect([read(xml, 'Command'), read(xml, 'APIType'), read(xml, 'Site') ?? '']).toEqual([command.toUpperCase(), stack, ''])
    expect(xml.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    expect(xml.endsWith('\r\n')).toBe(stack === 'API')
  }
})

test.each(NAMES)('%s is handled by its own server program, with case-insensitive names and unknown parameters', async (command) => {
  const { url } = await simulator()
  const query = new URLSearchParams({
    UID: LOGIN.uid,
    pW: LOGIN.pw,
    COMMAND: command.toLowerCase(),
    ResponseType: 'xMl',
    Nobody: 'knows',
  })
  const answer = await fetch(`${url}/interface.asp?${query}`)
  const xml = await answer.text()
  const { stack } = WIRE[NAMES.find((name): name is keyof typeof WIRE => name === command) ?? 'GetBalance']
  expect([answer.status, read(xml, 'APIType'), read(xml, 'Server')]).toEqual([200, stack, stack === 'API' ? 'SIM01' : 'sim01'])
  expect(answer.headers.get('content-type')).toBe(`text/xml; ${stack === 'API' ? 'C' : 'c'}harset=utf-8`)
  expect(read(xml, 'ResponseNumber')).not.toBe('304150')
})

test('wrappers missing from the samples can be left out', async () => {
  const server = await simulator()
  const refused = await call(server.url, 'CertReissueCert', { CertID: '1' })
  expect(read(refused, 'ResponseNumber')).toBe('316397')
  await server.operate('set-switches', { instant: true, doubtfulWrappers: 'bare' })
  const CertID = await configured(server.url, await makeCsr('CN=example.com'))
  await call(server.url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  const bare = await call(server.url, 'CertResendFulfillmentEmail', { CertID })
  expect(bare).toMatch(/<interface-response>\r\n<Success>True<\/Success>\r\n<Command>/)
  await server.operate('set-switches', { doubtfulWrappers: 'named' })
  expect(await call(server.url, 'CertResendFulfillmentEmail', { CertID })).toContain('<CertResendFulfillmentEmail>\r\n<Success>True')
})

test('Text output numbers the keys of some groups and repeats those of others, depending on the command', async () => {
  const { url } = await simulator()
  const ask = async (command: string, responsetype: string) =>
    (await fetch(`${url}/interface.asp?${new URLSearchParams({ ...LOGIN, command, responsetype })}`)).text()
  await call(url, 'PurchaseServices', { Service: 'certificate-rapidssl' })
  await call(url, 'PurchaseServices', { Service: 'certificate-rapidssl' })
  expect((await ask('GetCerts', 'text')).match(/^ProdCode=/gm)).toHaveLength(19)
  expect((await ask('GetOrderList', 'text')).match(/^OrderID=/gm)).toHaveLength(2)
  expect((await ask('GetTransHistory', 'text')).match(/^Trans-Date\d=/gm)).toHaveLength(3)
  expect((await ask('CertGetCerts', 'text')).match(/^CertID\d=\d+\r$/gm)).toEqual(['CertID1=100001\r', 'CertID2=100002\r'])
  expect(await ask('CheckLogin', 'html')).toMatch(/<STRONG>Type1= <\/STRONG>1<BR>\r\n/)
  expect(await ask('GetOrderList', 'html')).toMatch(/<STRONG>RecordCount: <\/STRONG>2<br>\r\n/)
})
