import { expect, test } from 'vitest'
import { env } from '../config/env'
import { checkRecord } from './check-record'
import { startNameServer } from './simulator/start'
import { a, cname, txt } from './simulator/zones'

const WANTED = { type: 'CNAME', name: '_proof.example.com', domain: 'example.com', value: 's1.example.com' } as const
const TEXT = { ...WANTED, type: 'TXT', value: 'token-1' } as const

test('each fault of a record has its own result', async () => {
  const cases = [
    ['found', WANTED, cname('_proof.example.com', 'S1.example.com')],
    ['doubled', WANTED, cname('_proof.example.com.example.com', 's1.example.com')],
    ['no_underscore', WANTED, cname('proof.example.com', 's1.example.com')],
    ['wrong_value', WANTED, cname('_proof.example.com', 'other.example.com')],
    ['other_type', WANTED, txt('_proof.example.com', 's1.example.com')],
    ['missing', WANTED, a('www.example.com')],
    ['found', TEXT, txt('_proof.example.com', 'token-1')],
    ['found', TEXT, txt('_proof.example.com', 'tok', 'en-1')],
    ['quoted', TEXT, txt('_proof.example.com', '"token-1"')],
    ['wrong_value', TEXT, txt('_proof.example.com', 'token-2')],
  ] as const
  const own = env.DNS_SERVERS
  const seen: string[] = []
  for (const [at, [, wanted, record]] of cases.entries()) {
    // Each uses a separate domain, because answers are cached.
    const domain = `case-${at}.com`
    const moved = { ...record, name: record.name.replaceAll('example.com', domain) }
    const server = await startNameServer({ port: 0, zones: { [domain]: { records: [moved] } } })
    env.DNS_SERVERS = [server.address]
    seen.push((await checkRecord({ ...wanted, name: `_proof.${domain}`, domain })).state)
    await server.close()
  }
  env.DNS_SERVERS = own
  expect(seen).toEqual(cases.map(([state]) => state))
})

test('an invalid name is not looked up', async () => {
  expect(await checkRecord({ ...WANTED, name: '_proof.exa mple.com' })).toMatchObject({ state: 'no_answer' })
})
