import { readPeriod } from '@/lib/admin/reports/period'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { SALES_GROUPS } from '@/lib/admin/reports/sales'
import { readParam } from '@/lib/auth/read-param'

type Params = Record<string, string | string[] | undefined>

/** Reads the URL of the reports page and of its files. Days are in `zone`. */
export function readReportQuery(params: Params, zone: string): ReportQuery {
  const [all, from, to, compare] = [readParam(params.period), readParam(params.from), readParam(params.to), readParam(params.compare)]
  const group = SALES_GROUPS.find((word) => word === readParam(params.by)) ?? 'month'
  return { period: readPeriod({ period: all, from, to, compare }, zone), group }
}
