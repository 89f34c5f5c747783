import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { type Cell, plainAmount, toCsv } from '../lists/csv'
import type { Span } from '../reports/period'
import { lastDay } from '../reports/text'
import { datevHead, datevLines, toWindows1252 } from './datev'
import { readJournal } from './journal'
import { getLedger } from './ledger'
import type { JournalEntry, LedgerNumbers } from './schema'

const HEAD = ['Date', 'Document', 'Account', 'Counter-account', 'Amount', 'Currency', 'Tax', 'Text']

export const JOURNAL_FORMATS = ['plain', 'datev'] as const
export type JournalFormat = (typeof JOURNAL_FORMATS)[number]

type Refusal = { code: 'not-included' | 'several-years' }

/**
 * Returns the journal of a period as file chunks, read a page at a time. A DATEV file covers at most one calendar year, because its lines
 * contain no year.
 */
export async function exportJournal(
  actor: Actor,
  { span, format }: { span: Span; format: JournalFormat },
): Promise<Result<AsyncGenerator<string | Uint8Array>, Refusal>> {
  const numbers = mayStaff(actor, 'export') ? await getLedger(actor) : null
  if (!numbers) return err({ code: 'not-included' })
  if (format === 'datev' && span.from.getUTCFullYear() !== lastDay(span).getUTCFullYear()) return err({ code: 'several-years' })
  const after = { from: span.from, until: lastDay(span), format }
  await inTransaction((tx) => recordStaffAction(tx, actor, { action: 'list.export', subject: { kind: 'list', id: 'journal' }, after }))
  return ok(format === 'datev' ? datevFile(span, numbers) : toCsv(HEAD, plainRows(span, numbers)))
}

async function* plainRows(span: Span, numbers: LedgerNumbers): AsyncGenerator<Cell[][]> {
  for await (const entries of readJournal(span)) yield entries.map((entry) => cellsOf(entry, numbers))
}

function cellsOf({ at, document, debit, credit, amount, currency, tax, text }: JournalEntry, numbers: LedgerNumbers): Cell[] {
  const sum = plainAmount({ amount, currency })
  return [at.toISOString().slice(0, 10), document, numbers[debit], numbers[credit], sum, currency, tax, text]
}

async function* datevFile(span: Span, numbers: LedgerNumbers): AsyncGenerator<Uint8Array> {
  yield toWindows1252(datevHead({ span, made: now(), numbers }))
  for await (const entries of readJournal(span)) yield toWindows1252(datevLines(entries, numbers))
}
