import type { NextRequest } from 'next/server'
import { exportReport, FILE_TYPES } from '@/lib/admin/reports/export-report'
import { REPORTS } from '@/lib/admin/reports/read-report'
import { readReportSettings } from '@/lib/admin/reports/read-settings'
import { requireFreshStaff } from '@/lib/auth/guards/guards'
import { answerFile } from '../../_components/list/answer-csv'
import { readReportQuery } from '../_components/report-query'

const TYPES = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' } as const

/** Serves one table of the reports page, for the same days, as a CSV or PDF file. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await requireFreshStaff('/admin/reports', 'export')
  const params = Object.fromEntries(request.nextUrl.searchParams)
  const name = REPORTS.find((report) => report === params.report)
  const as = FILE_TYPES.find((type) => type === params.as)
  if (!name || !as) {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
    return new Response('There is no such report. Choose one on the reports page.\n', { status: 404, headers })
  }
  const { timeZone } = await readReportSettings()
  return answerFile(await exportReport(actor, { ...readReportQuery(params, timeZone), name, as }), {
    name: `${name}.${as}`,
    type: TYPES[as],
  })
}
