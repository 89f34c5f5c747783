import { expect, test } from 'vitest'
import { call, contacts, LOGIN, makeCsr, RAPIDSSL, read, simulator } from '../../testing/simulator'
import { WIRE } from '../commands/wire'
import { DOCUMENTED } from './documented'
import { readStrictly } from './read-strictly'

type Command = keyof typeof WIRE
const readCall = (command: Command, parameters: Record<string, string>) =>
  readStrictly(command, new Map(Object.entries({ ...LOGIN, command, ...parameters }).map(([name, value]) => [name.toLowerCase(), value])))

test.each<[Command, Record<string, string>, string]>([
  ['CertGetCerts', { SortBy: 'Name' }, 'SortBy must be one of: CertID, Domain, CertStatus, Expiration'],
  ['CertGetCerts', { PagingPageSize: '500' }, 'PagingPageSize may be at most 250'],
  ['CertGetCerts', { CertStatusID: '3' }, 'CertStatusID must be one of'],
  ['CertGetCerts', { OrderDateStart: '2026-01-31' }, 'OrderDateStart must be a date in the form MM/DD/YYYY'],
  ['CertGetCerts', { responsetype: 'json' }, 'ResponseType must be one of'],
  ['GetBalance', { uid: 'a'.repeat(21) }, 'UID may have at most 20 characters'],
  ['PurchaseServices', { Service: RAPIDSSL, NumYears: '3' }, 'NumYears may be at most 2'],
  ['CertConfigureCert', { AdminStateProvinceChoice: 'State' }, 'AdminStateProvinceChoice must be one of: S, P'],
  ['CertGetApproverEmail', { Domain: 'example.com' }, 'CertID is missing'],
  ['CertGetCertDetail', { CertID: 'abc' }, 'CertID must be a whole number'],
])('%s with %o is refused', (command, parameters, text) => {
  expect(readCall(command, parameters).refusal?.message).toContain(text)
})

test.each<[Command, Record<string, string>, string]>([
  ['CertGetCerts', { OrderID: '7' }, 'orderid is not in the documentation of this command and was ignored'],
  ['CertGetCerts', { OrderDateStart: '1/31/2026' }, 'OrderDateStart is documented as MM/DD/YYYY'],
  ['CertGetApproverEmail', { CertID: '100001' }, 'Domain is missing; the documentation calls it required'],
  ['CertReissueCert', { CertID: '100001', CSR: 'MIIB' }, 'CSR without its BEGIN and END lines'],
  ['GetTransHistory', { StartDate: '01/01/2026', EndDate: '12/01/2026' }, 'a period longer than six months is shortened'],
])('%s with %o only gets a warning', (command, parameters, text) => {
  const { refusal, warnings } = readCall(command, parameters)
  expect(refusal).toBeNull()
  expect(warnings).toEqual([expect.stringContaining(text)])
})

test('every command has its documented parameters', () => {
  expect(Object.keys(DOCUMENTED).sort()).toEqual(Object.keys(WIRE).sort())
})

test('a call that follows the documents gets no warning; a tolerated one gets a warning about the deviation', async () => {
  const server = await simulator({ strict: true })
  const CertID = read(await call(server.url, 'PurchaseServices', { Service: RAPIDSSL, NumYears: '1' }), 'certid') ?? ''
  const all = { CertID, WebServerType: '18', CSR: await makeCsr('CN=example.com'), ...contacts() }
  expect(read(await call(server.url, 'CertConfigureCert', all), 'ErrCount')).toBe('0')
  const [bought, configured] = server.state.calls()
  expect(bought?.warnings).toBeUndefined()
  expect(configured?.warnings).toContain('AdminAddress2 is missing; the documentation calls it required')
})

test('in strict mode a refused purchase buys nothing, and a response’s header contains its warnings', async () => {
  const server = await simulator({ strict: true })
  expect(await call(server.url, 'PurchaseServices', { Service: RAPIDSSL, NumYears: '3' })).toContain('NumYears may be at most 2')
  expect(server.state.certificates()).toEqual([])
  const answer = await fetch(`${server.url}/interface.asp?${new URLSearchParams({ ...LOGIN, command: 'GetBalance', Currency: 'EUR' })}`)
  expect(answer.headers.get('enom-simulator-warning')).toContain('currency is not in the documentation')
  await server.operate('set-switches', { strict: false })
  expect(await call(server.url, 'PurchaseServices', { Service: RAPIDSSL, NumYears: '3' })).toContain('<ErrCount>0</ErrCount>')
})
