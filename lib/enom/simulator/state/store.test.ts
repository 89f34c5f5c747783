import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../../testing/simulator'
import { openStore } from './store'

const account = { loginId: 'a', password: 'p', ips: [], balance: 100, partyId: 'x', accountNumber: '1' }
const deposit = { kind: 'deposit' as const, at: '2026-01-01T00:00:00.000Z', account: 'a', amount: 100 }

test('a change whose line was truncated by a kill is discarded', async () => {
  const dir = await folder()
  openStore(dir).commit({ accounts: [account], ledger: [deposit] })
  await appendFile(path.join(dir, 'journal.jsonl'), '{"accounts":[{"loginId":"a","bal')
  await appendFile(path.join(dir, 'ledger.jsonl'), '{"seq":2,"ki')
  const store = openStore(dir)
  expect(store.account('a')?.balance).toBe(100)
  expect(store.ledger()).toHaveLength(1)
  store.commit({ accounts: [{ ...account, balance: 50 }], ledger: [{ ...deposit, amount: -50 }] })
  expect(openStore(dir).ledger()).toMatchObject([{ seq: 1 }, { seq: 2, amount: -50 }])
})

test('a ledger line lost between the journal and the ledger file is restored', async () => {
  const dir = await folder()
  openStore(dir).commit({ accounts: [account], ledger: [deposit] })
  await writeFile(path.join(dir, 'ledger.jsonl'), '')
  openStore(dir)
  expect((await readFile(path.join(dir, 'ledger.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(1)
  expect(openStore(dir).ledger()).toHaveLength(1)
})

test('a store without a folder keeps everything in memory and numbers its ledger entries', () => {
  const store = openStore(null)
  store.commit({ accounts: [account], ledger: [deposit] })
  store.commit({ ledger: [deposit] })
  expect(store.account('a')?.balance).toBe(100)
  expect(store.ledger()).toMatchObject([{ seq: 1 }, { seq: 2 }])
  expect(store.ledgerBrokenAt()).toBeNull()
})

test('a folder from an older version gets the defaults of new switches', async () => {
  const dir = await folder()
  const settings = { switches: { instant: true }, faults: [], whois: {}, products: {} }
  await writeFile(path.join(dir, 'state.json'), JSON.stringify({ accounts: [], certificates: [], settings }))
  expect(openStore(dir).settings().switches).toMatchObject({ instant: true, outage: 'off' })
})

test('a torn journal line does not corrupt the next change', async () => {
  const dir = await folder()
  openStore(dir).commit({ accounts: [account] })
  openStore(dir)
  await appendFile(path.join(dir, 'journal.jsonl'), '{"accounts":[{"loginId":"a","bal')
  openStore(dir).commit({ accounts: [{ ...account, balance: 7 }] })
  expect(openStore(dir).account('a')?.balance).toBe(7)
})

async function ledgerOf(lines: number): Promise<{ dir: string; file: string }> {
  const dir = await folder()
  const store = openStore(dir)
  for (let line = 0; line < lines; line += 1) store.commit({ accounts: [account], ledger: [deposit] })
  expect(store.ledgerBrokenAt()).toBeNull()
  openStore(dir)
  return { dir, file: path.join(dir, 'ledger.jsonl') }
}

test.each([
  ['changed', (lines: string[]) => lines.with(1, (lines[1] ?? '').replace('"amount":100', '"amount":900')), 2],
  ['taken out', (lines: string[]) => lines.toSpliced(1, 1), 3],
  ['put in', (lines: string[]) => lines.toSpliced(1, 0, lines[1] ?? ''), 2],
])('a ledger line that was %s later is detected', async (_what, tamper, at) => {
  const { dir, file } = await ledgerOf(4)
  const lines = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, tamper(lines).join('\n'))
  expect(openStore(dir).ledgerBrokenAt()).toBe(at)
})

test('hashes are added once to a ledger from an older version', async () => {
  const { dir, file } = await ledgerOf(3)
  const old = (await readFile(file, 'utf8')).replace(/,"hash":"[^"]*"/g, '')
  await writeFile(file, old)
  const store = openStore(dir)
  store.commit({ ledger: [deposit] })
  expect(openStore(dir).ledgerBrokenAt()).toBeNull()
  expect(openStore(dir).ledger(2)).toMatchObject([{ seq: 3 }, { seq: 4 }])
})
