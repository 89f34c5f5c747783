import type { Actor } from '../../actor'
import { getEnomCalls } from './enom-calls'
import { getExpiryCalendar } from './expiry'
import { getFunnel, getIssueTimes } from './funnel'
import type { Period } from './period'
import { getSales, type SalesGroup } from './sales'
import {
  callsTable,
  expiryTable,
  funnelTable,
  issueTimesTable,
  type ReportTable,
  salesTable,
  stopsTable,
  totalsTable,
  trafficTable,
} from './tables'
import { getStops, getTraffic } from './traffic'

/** What of the reports page is asked for. */
export type ReportQuery = { period: Period; group: SalesGroup }

type Read = (actor: Actor, query: ReportQuery) => Promise<ReportTable | null>

/** Each table of the reports page, by the name its files have. */
const READS = {
  totals: async (actor, { period }) => {
    const { span, compared } = period
    const [totals, before] = await Promise.all([getSales(actor, span, 'all'), compared ? getSales(actor, compared, 'all') : []])
    return totalsTable(totals, before, period)
  },
  sales: async (actor, { period, group }) => salesTable(await getSales(actor, period.span, group), group),
  traffic: async (actor, { period }) => {
    const traffic = await getTraffic(actor, period.span)
    return traffic && trafficTable(traffic)
  },
  stops: async (actor, { period }) => stopsTable(await getStops(actor, period.span)),
  funnel: async (actor, { period }) => {
    const funnel = await getFunnel(actor, period.span)
    return funnel && funnelTable(funnel)
  },
  'issue-times': async (actor, { period }) => issueTimesTable(await getIssueTimes(actor, period.span)),
  expiry: async (actor) => expiryTable(await getExpiryCalendar(actor)),
  'enom-calls': async (actor, { period }) => callsTable(await getEnomCalls(actor, period.span)),
} as const satisfies Record<string, Read>

export type ReportName = keyof typeof READS
export const REPORTS = Object.keys(READS) as ReportName[]

/** Returns one table of the reports page, as the page shows it. */
export function readReport(actor: Actor, name: ReportName, query: ReportQuery): Promise<ReportTable | null> {
  return READS[name](actor, query)
}
