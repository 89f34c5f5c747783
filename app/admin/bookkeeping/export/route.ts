import { exportJournal, JOURNAL_FORMATS } from '@/lib/admin/bookkeeping/export-journal'
import { readPeriod } from '@/lib/admin/reports/period'
import { periodParams } from '@/lib/admin/reports/text'
import { requireFreshStaff } from '@/lib/auth/guards/guards'
import { answerFile } from '../../_components/list/answer-csv'

const CHARSETS = { plain: 'utf-8', datev: 'windows-1252' } as const

/** Serves the journal for the days in its URL, as a plain CSV file or for DATEV. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireFreshStaff('/admin/bookkeeping', 'export')
  const query = new URL(request.url).searchParams
  const period = readPeriod({ from: query.get('from') ?? undefined, to: query.get('to') ?? undefined })
  if (period.fault) return refused(period.fault)
  const format = JOURNAL_FORMATS.find((word) => word === query.get('format')) ?? 'plain'
  const file = await exportJournal(actor, { span: period.span, format })
  if (!file.ok && file.error.code === 'several-years') {
    return refused('A DATEV file covers one calendar year at most. Choose dates within one year.')
  }
  const { from, to } = periodParams(period)
  const name = `journal-${from}-${to}${format === 'datev' ? '-datev' : ''}.csv`
  return answerFile(file.ok ? file.value : null, { name, type: `text/csv; charset=${CHARSETS[format]}` })
}

function refused(sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status: 400,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
