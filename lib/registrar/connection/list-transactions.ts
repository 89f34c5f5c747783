import { DAY, now } from '../../clock'
import { getTransHistory, HISTORY_PAGE } from '../../enom/commands/get-trans-history'
import { type Caller, recordCall } from '../calls/record-call'
import { toTransaction } from '../translation/from-enom'
import type { Transaction } from '../translation/types'

/** Enom lists at most six months, and six months are always longer than this. */
const MAX_RANGE_MS = 180 * DAY
/** Enom's start position has at most four digits. */
const LAST_START = 9999

/** Number of pages fetched in parallel. Pages are small and Enom is slow. */
const PAGE_CONCURRENCY = 5

/** Statuses of failed and void transactions, which moved no money. Enom writes them as numbers or words. */
const MOVED_NOTHING = /^(2|6|void(ed)?|(transaction )?failed)$/i

type Row = ReturnType<typeof getTransHistory.decode>['transactions'][number]
/** In milliseconds. A span without an end runs until now, whatever Enom's date is. */
type Span = { start: number; end?: number }

/** Returns every movement of the balance since `from`, newest first. Sends as many queries as needed. @throws RegistrarError */
export async function listTransactions(caller: Caller, from: string): Promise<Transaction[]> {
  const found: Transaction[] = []
  for (const span of spansSince(from)) {
    for (const row of await readSpan(caller, span)) {
      if (!MOVED_NOTHING.test(row.status ?? '')) found.push(toTransaction(row))
    }
  }
  return found
}

/** Returns the time spans from newest to oldest. */
function spansSince(from: string): Span[] {
  const first = Date.parse(`${from}T00:00:00Z`)
  const spans: Span[] = []
  for (let start = first; start <= Math.max(first, now().getTime()); start += MAX_RANGE_MS + DAY) {
    spans.unshift({ start, ...(start + MAX_RANGE_MS >= now().getTime() ? {} : { end: start + MAX_RANGE_MS }) })
  }
  return spans
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Reads a span. If it contains more movements than Enom's paging can reach, reads each half separately. */
async function readSpan(caller: Caller, span: Span): Promise<Row[]> {
  const days = { from: dayOf(span.start), ...(span.end === undefined ? {} : { to: dayOf(span.end) }) }
  const first = await recordCall(caller, getTransHistory, { start: 1, ...days })
  const middle = span.start + Math.floor(((span.end ?? now().getTime()) - span.start) / DAY / 2) * DAY
  if (first.total > LAST_START && middle > span.start) {
    const newer = await readSpan(caller, { start: middle, ...(span.end === undefined ? {} : { end: span.end }) })
    return [...newer, ...(await readSpan(caller, { start: span.start, end: middle - DAY }))]
  }
  const rows = await readPages(caller, days, first, PAGE_CONCURRENCY)
  // With parallel reads, a new movement can push a row from an unread page onto one already read.
  return rows.length < first.total ? readPages(caller, days, first, 1) : rows
}

type Page = { total: number; transactions: Row[] }

/** Returns the rows of the first page and of the following pages, several of which are read in parallel. */
async function readPages(caller: Caller, days: { from: string; to?: string }, first: Page, atOnce: number): Promise<Row[]> {
  const rows = [...first.transactions]
  let isStill = true
  let isMore = first.transactions.length >= HISTORY_PAGE
  for (let start = 1 + HISTORY_PAGE; isMore && start <= LAST_START; start += atOnce * HISTORY_PAGE) {
    const starts = Array.from({ length: atOnce }, (_, index) => start + index * HISTORY_PAGE)
    const wanted = starts.filter((one) => one <= Math.min(first.total + HISTORY_PAGE, LAST_START))
    const pages = await Promise.all(wanted.map((one) => recordCall(caller, getTransHistory, { start: one, ...days })))
    for (const { total, transactions } of pages) {
      rows.push(...transactions)
      isStill &&= total === first.total
    }
    isMore = wanted.length === atOnce && pages.every((page) => page.transactions.length >= HISTORY_PAGE)
  }
  return isStill ? rows : withoutRepeats(rows)
}

/** A movement made during the read pushes all others down, so rows from the end of a page appear again at the top of the next one. */
function withoutRepeats(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row, index) => [row.balance === undefined ? index : JSON.stringify(row), row])).values()]
}
