import { expect, test } from 'vitest'
import { buy, call, folder, LOGIN, read, readAll, simulator } from '../../testing/simulator'

const books = async (url: string) => (await fetch(`${url}/operator/api/books`)).json()

test('seeded certificates appear in every list and in the ledger, and cost nothing', async () => {
  const server = await simulator()
  await server.operate('seed-certificates', { count: 120, statusMix: { 1: 1, 4: 2, 7: 1 }, prodTypes: [23], days: 100 })
  const { agrees, accounts, certificates } = await books(server.url)
  expect({ agrees, count: certificates.count, purchases: accounts[0].purchases }).toEqual({ agrees: true, count: 120, purchases: 107_400 })
  expect(accounts[0].balance).toBe(500_000 + accounts[0].refunds)

  const statuses = readAll(await call(server.url, 'CertGetCerts', { PagingPageSize: '250' }), 'CertStatusID')
  expect(statuses).toHaveLength(120)
  expect(new Set(statuses)).toEqual(new Set(['1', '4', '7']))
  const issued = await call(server.url, 'CertGetCerts', { CertStatusID: '4' })
  expect(Number(read(issued, 'TotalCertCount'))).toBe(statuses.filter((status) => status === '4').length)
  const detail = await call(server.url, 'CertGetCertDetail', { CertID: read(issued, 'CertID') ?? '' })
  expect(read(detail, 'SSLCertificate')).toContain('BEGIN CERTIFICATE')
  expect(await buy(server.url)).toBe('100121')
})

test('an unknown account or product is reported, and nothing is seeded', async () => {
  const server = await simulator()
  await expect(server.operate('seed-certificates', { count: 5, account: 'nobody' })).rejects.toThrow('no such account')
  await expect(server.operate('seed-certificates', { count: 5, prodTypes: [1] })).rejects.toThrow('no such account or product')
  await expect(server.operate('seed-certificates', { count: 0 })).rejects.toThrow('count')
  expect(server.state.certificates()).toEqual([])
})

/** Returns the CPU time of the fastest run in milliseconds, so that other load on the computer does not count. */
async function quickest(times: number, deed: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let count = 0; count < times; count += 1) {
    const before = process.cpuUsage()
    await deed()
    const { user, system } = process.cpuUsage(before)
    took.push((user + system) / 1000)
  }
  return Math.min(...took)
}

test('ten thousand certificates slow down no page, purchase or start', async () => {
  const dataDir = await folder()
  const first = await simulator({ dataDir })
  await first.operate('seed-certificates', { count: 10_000 })
  await first.close()
  await (await simulator({ dataDir })).close()

  let server = first
  const start = async () => {
    server = await simulator({ dataDir })
  }
  // Each limit is about five times the usual duration.
  expect(await quickest(1, start)).toBeLessThan(6_000)

  const newest = { PagingPageSize: '250', SortBy: 'CertID', SortByDirection: 'Desc' }
  const body = new URLSearchParams({ ...LOGIN, command: 'CertGetCerts', ...newest, StartPosition: '4001' })
  const aPage = async () => (await fetch(`${server.url}/interface.asp`, { method: 'POST', body })).text()
  expect(readAll(await aPage(), 'CertID')).toHaveLength(250)
  expect(await quickest(6, aPage)).toBeLessThan(80)
  expect(await quickest(6, () => buy(server.url))).toBeLessThan(50)
  expect(await quickest(3, () => call(server.url, 'GetTransHistory'))).toBeLessThan(500)
  expect(await books(server.url)).toMatchObject({ agrees: true, certificates: { count: 10_006 } })
}, 30_000)
