import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { type LedgerEntry, ledgerEntry, type NewLedgerEntry } from './schema'

/**
 * The book that only grows: one line a fact about money or a certificate. Each line carries a hash over itself and the
 * line before it, so a line changed, taken out or put in afterwards shows at the next start.
 */
export type Ledger = {
  /** Numbers new lines and gives each its hash; they are not in the book before `append`. */
  number(entries: readonly NewLedgerEntry[]): LedgerEntry[]
  append(entries: readonly LedgerEntry[]): void
  /** The lines after this number; all without one. */
  after(seq: number): LedgerEntry[]
  /** The number of the first line that does not follow from the one before it; null when the book is whole. */
  brokenAt(): number | null
}

export function openLedger(file: string): Ledger {
  cutTornLine(file)
  const entries = readEntries(file)
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
      appendFileSync(file, added.map(toLine).join(''))
      for (const entry of added) entries.push(entry)
    },
    // Lines are numbered from 1 without a gap.
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

/** A book of an older version has no hashes; it gets them once. */
function giveHashes(file: string, old: LedgerEntry[]): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (const entry of old) entries.push(chain(entries.at(-1), entry))
  writeFileSync(`${file}.part`, entries.map(toLine).join(''))
  renameSync(`${file}.part`, file)
  return entries
}

const toLine = (entry: LedgerEntry) => `${JSON.stringify(entry)}\n`

/** A last line without its end was cut off by a kill; its change stands whole in the journal or never took place. */
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
