import { DAY, now } from '../clock'
import { getTransHistory, HISTORY_PAGE } from '../enom/commands/get-trans-history'
import { toTransaction } from './from-enom'
import { type Caller, recordCall } from './record-call'
import type { Transaction } from './types'

/** Enom answers for six months at most; every half year has more days than this. */
const LONGEST = 180 * DAY
/** Enom takes a start position of four digits. */
const LAST_START = 9999

/** Failed and void transactions moved nothing; Enom writes them as a number or in words. */
const MOVED_NOTHING = /^(2|6|void(ed)?|(transaction )?failed)$/i

type Row = ReturnType<typeof getTransHistory.decode>['transactions'][number]

/** Reads every movement of the balance since `from`, newest first, however many questions it takes. @throws RegistrarError */
export async function listTransactions(caller: Caller, from: string): Promise<Transaction[]> {
  const rows: Row[] = []
  for (const span of spansSince(from)) rows.push(...(await readSpan(caller, span)))
  return rows.filter(({ status = '' }) => !MOVED_NOTHING.test(status)).map(toTransaction)
}

/** From the newest to the oldest. The newest has no end: Enom's today may be another than ours. */
function spansSince(from: string): { from: string; to?: string }[] {
  const first = Date.parse(`${from}T00:00:00Z`)
  const spans: { from: string; to?: string }[] = []
  for (let start = first; start <= Math.max(first, now().getTime()); start += LONGEST + DAY) {
    const open = start + LONGEST >= now().getTime()
    spans.unshift({ from: dayOf(start), ...(open ? {} : { to: dayOf(start + LONGEST) }) })
  }
  return spans
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** A movement made while we read pushes the rest down, so the same row can come again at the top of the next page. */
async function readSpan(caller: Caller, span: { from: string; to?: string }): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 1; start <= LAST_START; start += HISTORY_PAGE) {
    const { transactions } = await recordCall(caller, getTransHistory, { start, ...span })
    rows.push(...transactions.filter((row) => !rows.some((seen) => isSame(seen, row))))
    if (transactions.length < HISTORY_PAGE) break
  }
  return rows
}

/** With its time and the balance after it, a movement is told from every other; without, none is taken for another. */
function isSame(one: Row, other: Row): boolean {
  return one.balance !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
