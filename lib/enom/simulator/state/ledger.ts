import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { type LedgerEntry, ledgerEntry, type NewLedgerEntry } from './schema'

/**
 * Append-only ledger with one line per fact about money or a certificate. Each line includes a hash of itself and the line before it, so
 * that a line changed, removed or inserted later is detected at the next start.
 */
export type Ledger = {
  /** Numbers and hashes new lines. They are not part of the ledger until `append` is called. */
  number(entries: readonly NewLedgerEntry[]): LedgerEntry[]
  append(entries: readonly LedgerEntry[]): void
  /** Returns the lines after this number. 0 returns all. */
  after(seq: number): LedgerEntry[]
  /** Number of the first line that does not follow from the one before it, or null if the ledger is intact. */
  brokenAt(): number | null
}

/** Opens the ledger in a file, or a new one in memory if there is no file. */
export function openLedger(file: string | null): Ledger {
  if (file !== null) cutTornLine(file)
  const entries = file === null ? [] : readEntries(file)
  let brokenAt = findBreak(entries)

  return {
    number(added) {
      const numbered: LedgerEntry[] = []
      let last = entries.at(-1)
      for (const entry of added) {
        last = chain(last, { ...entry, seq: (last?.seq ?? 0) + 1 })
        numbered.push(last)
      }
      return numbered
    },
    append(added) {
      if (added.length === 0) return
      brokenAt ??= findBreak(added, entries.at(-1))
      if (file !== null) appendFileSync(file, added.map(toLine).join(''))
      for (const entry of added) entries.push(entry)
    },
    // Line numbers start at 1 and have no gaps.
    after: (seq) => entries.slice(Math.max(0, seq)),
    brokenAt: () => brokenAt,
  }
}

function readEntries(file: string): LedgerEntry[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const entries = lines.map((line) => ledgerEntry.parse(JSON.parse(line)))
  return entries.length && entries.every(({ hash }) => hash === '') ? giveHashes(file, entries) : entries
}

/** Adds hashes, once, to a ledger from an older version. */
function giveHashes(file: string, old: LedgerEntry[]): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (const entry of old) entries.push(chain(entries.at(-1), entry))
  writeFileSync(`${file}.part`, entries.map(toLine).join(''))
  renameSync(`${file}.part`, file)
  return entries
}

const toLine = (entry: LedgerEntry) => `${JSON.stringify(entry)}\n`

/** Removes an incomplete last line left by a kill. Its change is either complete in the journal or never happened. */
function cutTornLine(file: string): void {
  if (!existsSync(file)) return
  const bytes = readFileSync(file)
  const whole = bytes.lastIndexOf('\n') + 1
  if (whole < bytes.length) truncateSync(file, whole)
}

function findBreak(entries: readonly LedgerEntry[], before?: LedgerEntry): number | null {
  let last = before
  for (const entry of entries) {
    if (entry.seq !== (last?.seq ?? 0) + 1 || entry.hash !== chain(last, entry).hash) return entry.seq
    last = entry
  }
  return null
}

function chain(before: LedgerEntry | undefined, entry: NumberedEntry): LedgerEntry {
  const { seq, at, kind, account } = entry
  const facts = entry.kind === 'deposit' ? [entry.amount, ...(entry.isCharge ? ['charge'] : [])] : [entry.certId, entry.cost]
  const hash = createHash('sha256')
    .update(JSON.stringify([before?.hash ?? '', seq, at, kind, account, ...facts]))
    .digest('base64url')
  return { ...entry, hash }
}

type NumberedEntry = NewLedgerEntry & { seq: number }
