import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { NO_MOODS } from './moods/schema'
import {
  type Account,
  type Certificate,
  type Change,
  change,
  type LedgerEntry,
  ledgerEntry,
  type NewChange,
  type Settings,
  START_SWITCHES,
} from './schema'

const FIRST_CERT_ID = 100_001

/**
 * Everything the server knows, in memory and on disk.
 * `commit` is the only writer: one change is one line of `journal.jsonl`, written before memory changes, so a process
 * killed at any moment leaves a change whole or absent. Opening folds the journal into `state.json` (atomic rename).
 */
export type Store = {
  commit(change: NewChange): void
  account(loginId: string): Account | undefined
  accounts(): Account[]
  certificate(certId: number): Certificate | undefined
  certificateByToken(token: string): Certificate | undefined
  /** In the order they were bought. */
  certificates(): Certificate[]
  settings(): Settings
  /** The lines after this number; all without one. */
  ledger(after?: number): LedgerEntry[]
  nextCertId(): number
}

/** The settings of a server nobody has touched. */
export function freshSettings(): Settings {
  return { switches: START_SWITCHES, faults: [], whois: {}, products: {}, moods: NO_MOODS, spentElsewhere: {} }
}

export function openStore(dir: string): Store {
  mkdirSync(dir, { recursive: true })
  const stateFile = path.join(dir, 'state.json')
  const journalFile = path.join(dir, 'journal.jsonl')
  const ledgerFile = path.join(dir, 'ledger.jsonl')

  const accounts = new Map<string, Account>()
  const certificates = new Map<number, Certificate>()
  const tokens = new Map<string, number>()
  let settings = freshSettings()
  let ledger = readLines(ledgerFile, ledgerEntry)
  let lastCertId = FIRST_CERT_ID - 1

  function apply(made: Change): void {
    for (const record of made.accounts ?? []) accounts.set(record.loginId.toLowerCase(), record)
    for (const record of made.certificates ?? []) {
      certificates.set(record.certId, record)
      lastCertId = Math.max(lastCertId, record.certId)
      if (record.submission) tokens.set(record.submission.token, record.certId)
    }
    if (made.settings) settings = made.settings
  }

  function recover(): void {
    if (existsSync(stateFile)) apply(change.parse(JSON.parse(readFileSync(stateFile, 'utf8'))))
    const journal = readLines(journalFile, change)
    for (const made of journal) apply(made)
    const known = ledger.at(-1)?.seq ?? 0
    ledger = ledger.concat(journal.flatMap((made) => made.ledger ?? []).filter((entry) => entry.seq > known))
    writeWhole(ledgerFile, ledger.map(toLine).join(''))
    writeWhole(stateFile, JSON.stringify({ accounts: [...accounts.values()], certificates: [...certificates.values()], settings }))
    if (existsSync(journalFile)) truncateSync(journalFile)
  }
  recover()

  return {
    commit(made) {
      const seq = ledger.at(-1)?.seq ?? 0
      const entries = (made.ledger ?? []).map((entry, index): LedgerEntry => ({ ...entry, seq: seq + index + 1 }))
      appendFileSync(journalFile, toLine({ ...made, ledger: entries }))
      if (entries.length) appendFileSync(ledgerFile, entries.map(toLine).join(''))
      ledger.push(...entries)
      apply({ ...made, ledger: entries })
    },
    account: (loginId) => accounts.get(loginId.toLowerCase()),
    accounts: () => [...accounts.values()],
    certificate: (certId) => certificates.get(certId),
    certificateByToken: (token) => certificates.get(tokens.get(token) ?? 0),
    // A map keeps the order of first insertion, which is that of the ids.
    certificates: () => [...certificates.values()],
    settings: () => settings,
    // Lines are numbered from 1 without a gap.
    ledger: (after = 0) => ledger.slice(after),
    nextCertId: () => lastCertId + 1,
  }
}

const toLine = (record: object) => `${JSON.stringify(record)}\n`

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text)
  renameSync(`${file}.part`, file)
}

/** Reads whole lines; a last line without its end was cut off by a kill and never took place. */
function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.pop()
  return lines.map((line) => schema.parse(JSON.parse(line)))
}
