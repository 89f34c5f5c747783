import type { ReactNode } from 'react'
import { dayText } from '@/components/ui/date-text'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { Table } from '@/components/ui/table'
import { filesOfTerm } from '@/lib/catalog/file-lifetime'
import { termIn } from '@/lib/catalog/format'
import { LIFETIMES, proofReuseDays } from '@/lib/chain/lifetimes'
import { DAY } from '@/lib/clock'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ToolFrame } from '../../_components/tool-frame'
import { TOOLS } from '../../tools'
import { TERMS, type TermRead } from '../read-term'

type LifetimesViewProps = { language: Language; from: string | undefined; read: TermRead }

/** The maximum lifetime of a file by issue date, and the files needed over a term, without the surrounding layout. */
export function LifetimesView({ language, from, read }: LifetimesViewProps) {
  const words = wordsOf(language, 'lifetimes')
  const error = read.ok ? undefined : read.error
  const link = (text: ReactNode) => <a href={pathIn(language, '/certificates')}>{text}</a>
  return (
    <ToolFrame language={language} tool={TOOLS.lifetimes} lead={words('lead')}>
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'from', text: error }]} />
        </div>
      )}
      <form action={pathIn(language, TOOLS.lifetimes.path)} method="get" className="mb-10 flex max-w-form flex-wrap items-end gap-x-6">
        <FieldFrame id="from" label={words('from')} hint={words('fromHint')} error={error} words={messagesOf(language).forms}>
          <input
            id="from"
            name="from"
            type="date"
            defaultValue={read.ok ? read.value.start.toISOString().slice(0, 10) : from}
            className="field"
            {...describedBy('from', true, error)}
          />
        </FieldFrame>
        <FieldFrame id="years" label={words('term')}>
          <select id="years" name="years" defaultValue={String(read.ok ? read.value.years : 1)} className="field">
            {TERMS.map((years) => (
              <option key={years} value={years}>
                {termIn(language, years)}
              </option>
            ))}
          </select>
        </FieldFrame>
        <button type="submit" className="btn btn-primary mb-6">
          {words('button')}
        </button>
      </form>
      {read.ok && <Files language={language} {...read.value} />}
      <div className="mt-12">
        <Table
          caption={words('rules')}
          columns={[{ label: words('issued') }, { label: words('longest') }, { label: words('reuse') }]}
          rows={LIFETIMES.map(({ from: first, days }) => ({
            key: first,
            cells: [
              dayText(`${first}T00:00:00Z`, language),
              words('days', { count: days }),
              words('days', { count: proofReuseDays(new Date(`${first}T00:00:00Z`)) }),
            ],
          }))}
        />
        <p className="mt-3 max-w-measure text-sm text-ink-2">{words('source')}</p>
      </div>
      <p className="mt-6">{words.rich('end', { link })}</p>
    </ToolFrame>
  )
}

function Files({ language, start, years }: { language: Language; start: Date; years: number }) {
  const words = wordsOf(language, 'lifetimes')
  const files = filesOfTerm(years, start)
  return (
    <Table
      caption={words('files', { count: files.length, term: termIn(language, years), day: dayText(start, language) })}
      columns={[
        { label: words('file') },
        { label: words('installed') },
        { label: words('until') },
        { label: words('daysColumn'), numeric: true },
      ]}
      rows={files.map(({ from, days }, index) => ({
        key: from.toISOString(),
        cells: [String(index + 1), dayText(from, language), dayText(new Date(from.getTime() + days * DAY), language), String(days)],
      }))}
    />
  )
}
