import type { Actor } from '../../actor'
import { getExpiryCalendar } from './expiry'
import type { Period } from './period'
import { getSales, getTotals, type SalesGroup } from './sales'
import {
  callsTable,
  expiryTable,
  funnelTable,
  issueTimesTable,
  type ReportTable,
  salesTable,
  stopsTable,
  taxTable,
  totalsTable,
  trafficTable,
} from './tables'
import { getTaxByRate } from './tax'
import { getEnomCalls } from './times/enom-calls'
import { getProgress } from './times/get-progress'
import { getTraffic } from './traffic'

/** The period and the grouping of a report. */
export type ReportQuery = { period: Period; group: SalesGroup }

type Read = (actor: Actor, query: ReportQuery) => Promise<ReportTable | null>

/** The tables of the reports page, by the names of their files. `enom-calls` is not available for "All time". */
const READS = {
  totals: async (actor, { period }) => {
    const { totals, before } = await getTotals(actor, period)
    return totalsTable(totals, before, period)
  },
  sales: async (actor, { period, group }) => salesTable(await getSales(actor, period, group), group),
  tax: async (actor, { period }) => taxTable(await getTaxByRate(actor, period)),
  traffic: async (actor, { period }) => {
    const traffic = await getTraffic(actor, period)
    return traffic && trafficTable(traffic)
  },
  stops: async (actor, { period }) => stopsTable((await getTraffic(actor, period))?.stops ?? []),
  funnel: async (actor, { period }) => {
    const progress = await getProgress(actor, period)
    return progress && funnelTable(progress.funnel)
  },
  'issue-times': async (actor, { period }) => issueTimesTable((await getProgress(actor, period))?.times ?? []),
  expiry: async (actor, { period }) => expiryTable(await getExpiryCalendar(actor, period.zone)),
  'enom-calls': async (actor, { period }) => (period.isAll ? null : callsTable(await getEnomCalls(actor, period))),
} as const satisfies Record<string, Read>

export type ReportName = keyof typeof READS
export const REPORTS = Object.keys(READS) as ReportName[]

/** Returns one table of the reports page, as the page shows it. */
export function readReport(actor: Actor, name: ReportName, query: ReportQuery): Promise<ReportTable | null> {
  return READS[name](actor, query)
}
