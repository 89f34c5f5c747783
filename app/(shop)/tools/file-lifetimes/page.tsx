import { dayText } from '@/components/ui/date-text'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { Table } from '@/components/ui/table'
import { readParam } from '@/lib/auth/read-param'
import { filesOfTerm } from '@/lib/catalog/file-lifetime'
import { termText } from '@/lib/catalog/text'
import { LIFETIMES, proofReuseDays } from '@/lib/chain/lifetimes'
import { DAY } from '@/lib/clock'
import { ToolFrame } from '../_components/tool-frame'
import { TOOLS, toolMetadata } from '../tools'
import { readTerm, TERMS } from './read-term'

const TOOL = TOOLS.lifetimes
const FROM_HINT = 'The day the first file is issued.'

export const metadata = toolMetadata(TOOL)

/** How long files may be valid by date, and the files that a term needs. A plain GET form, so that a result can be shared. */
export default async function FileLifetimesPage({ searchParams }: PageProps<'/tools/file-lifetimes'>) {
  const query = await searchParams
  const from = readParam(query.from)?.trim()
  const read = readTerm(from, readParam(query.years))
  const error = read.ok ? undefined : read.error
  return (
    <ToolFrame
      tool={TOOL}
      lead="The rules shorten certificates step by step. A term of a year or more therefore needs several files, one after the other."
    >
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'from', text: error }]} />
        </div>
      )}
      <form action={TOOL.path} method="get" className="mb-10 flex max-w-form flex-wrap items-end gap-x-6">
        <FieldFrame id="from" label="First day" hint={FROM_HINT} error={error}>
          <input
            id="from"
            name="from"
            type="date"
            defaultValue={read.ok ? read.value.start.toISOString().slice(0, 10) : from}
            className="field"
            {...describedBy('from', FROM_HINT, error)}
          />
        </FieldFrame>
        <FieldFrame id="years" label="Term">
          <select id="years" name="years" defaultValue={String(read.ok ? read.value.years : 1)} className="field">
            {TERMS.map((years) => (
              <option key={years} value={years}>
                {termText(years)}
              </option>
            ))}
          </select>
        </FieldFrame>
        <button type="submit" className="btn btn-primary mb-6">
          Show the files
        </button>
      </form>
      {read.ok && <Files {...read.value} />}
      <div className="mt-12">
        <Table
          caption="The rules by date of issue"
          columns={[{ label: 'Issued from' }, { label: 'Valid at most' }, { label: 'A name’s proof may be used again for' }]}
          rows={LIFETIMES.map(({ from: first, days }) => ({
            key: first,
            cells: [dayText(`${first}T00:00:00Z`), `${days} days`, `${proofReuseDays(new Date(`${first}T00:00:00Z`))} days`],
          }))}
        />
        <p className="mt-3 max-w-measure text-sm text-ink-2">
          Source: CA/Browser Forum Baseline Requirements §6.3.2 and §4.2.1, ballot SC-081v3. Authorities stay one day below each limit.
        </p>
      </div>
      <p className="mt-6">
        <a href="/certificates">See all certificates</a>. Within the term you pay once, and each next file is free.
      </p>
    </ToolFrame>
  )
}

function Files({ start, years }: { start: Date; years: number }) {
  const files = filesOfTerm(years, start)
  return (
    <Table
      caption={`${termText(years)} from ${dayText(start)}: ${files.length === 1 ? 'one file' : `${files.length} files`}`}
      columns={[{ label: 'File' }, { label: 'Installed on' }, { label: 'Valid until' }, { label: 'Days', numeric: true }]}
      rows={files.map(({ from, days }, index) => ({
        key: from.toISOString(),
        cells: [String(index + 1), dayText(from), dayText(new Date(from.getTime() + days * DAY)), String(days)],
      }))}
    />
  )
}
