import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { NO_MOODS } from '../moods/schema'
import { openLedger } from './ledger'
import {
  type Account,
  type Certificate,
  type Change,
  change,
  type LedgerEntry,
  type NewChange,
  type Settings,
  START_SWITCHES,
} from './schema'

const FIRST_CERT_ID = 100_001

/**
 * The server's entire state, in memory and, unless it was opened without a folder, on disk. `commit` is the only writer. Each change is one
 * line in `journal.jsonl`, written before memory changes, so that a kill at any moment leaves a change either complete or absent. Opening
 * merges the journal into `state.json` (atomic rename).
 */
export type Store = {
  commit(change: NewChange): void
  account(loginId: string): Account | undefined
  accounts(): Account[]
  certificate(certId: number): Certificate | undefined
  certificateByToken(token: string): Certificate | undefined
  /** In order of purchase. */
  certificates(): Certificate[]
  settings(): Settings
  /** Returns the lines after this number, or all lines if no number is given. */
  ledger(after?: number): LedgerEntry[]
  /** The number of the first tampered ledger line, or null if there is none. */
  ledgerBrokenAt(): number | null
  nextCertId(): number
}

/** Returns the settings of a new server. */
export function freshSettings(): Settings {
  return { switches: START_SWITCHES, faults: [], whois: {}, products: {}, moods: NO_MOODS, spentElsewhere: {} }
}

export function openStore(dir: string | null): Store {
  const accounts = new Map<string, Account>()
  const certificates = new Map<number, Certificate>()
  const tokens = new Map<string, number>()
  let settings = freshSettings()
  const ledger = openLedger(dir && path.join(dir, 'ledger.jsonl'))
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

  /** Reads the folder and returns the function that writes further changes to it. */
  function recover(folder: string): (made: Change) => void {
    mkdirSync(folder, { recursive: true })
    const stateFile = path.join(folder, 'state.json')
    const journalFile = path.join(folder, 'journal.jsonl')
    if (existsSync(stateFile)) apply(change.parse(JSON.parse(readFileSync(stateFile, 'utf8'))))
    const journal = readLines(journalFile, change)
    for (const made of journal) apply(made)
    const known = ledger.after(0).at(-1)?.seq ?? 0
    ledger.append(journal.flatMap((made) => made.ledger ?? []).filter((entry) => entry.seq > known))
    // A journal without a complete line changes nothing, but its torn line must still be removed, or the next line would be appended to it.
    if (journal.length || !existsSync(stateFile)) foldJournal(stateFile)
    if (existsSync(journalFile)) truncateSync(journalFile)
    return (made) => appendFileSync(journalFile, toLine(made))
  }

  function foldJournal(stateFile: string): void {
    writeWhole(stateFile, JSON.stringify({ accounts: [...accounts.values()], certificates: [...certificates.values()], settings }))
  }
  const write = dir === null ? null : recover(dir)

  return {
    commit(made) {
      const entries = ledger.number(made.ledger ?? [])
      write?.({ ...made, ledger: entries })
      ledger.append(entries)
      apply({ ...made, ledger: entries })
    },
    account: (loginId) => accounts.get(loginId.toLowerCase()),
    accounts: () => [...accounts.values()],
    certificate: (certId) => certificates.get(certId),
    certificateByToken: (token) => certificates.get(tokens.get(token) ?? 0),
    // A map keeps insertion order, which is the order of the ids.
    certificates: () => [...certificates.values()],
    settings: () => settings,
    ledger: (after = 0) => ledger.after(after),
    ledgerBrokenAt: ledger.brokenAt,
    nextCertId: () => lastCertId + 1,
  }
}

const toLine = (record: object) => `${JSON.stringify(record)}\n`

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text)
  renameSync(`${file}.part`, file)
}

/** Reads complete lines. An unterminated last line was truncated by a kill and is discarded. */
function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.pop()
  return lines.map((line) => schema.parse(JSON.parse(line)))
}
