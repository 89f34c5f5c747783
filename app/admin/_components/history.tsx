import type { ReactNode } from 'react'
import { Timeline } from '@/components/ui/timeline'
import type { HistoryEntry } from '@/lib/admin/history'
import { HISTORY_SOURCES, type HistorySource } from '@/lib/admin/history-sources'
import { cn } from '@/lib/cn'

const LABELS: Record<HistorySource, string> = {
  staff: 'Staff',
  buyer: 'Buyer',
  mail: 'Emails',
  stripe: 'Stripe',
  enom: 'Enom',
  shop: 'The shop',
}

/** Returns the source named in a history's URL. Any other value shows the whole history. */
export function readSource(value: string | string[] | undefined): HistorySource | undefined {
  return HISTORY_SOURCES.find((source) => source === value)
}

type HistoryProps = {
  entries: readonly HistoryEntry[]
  /** The page that shows the history; the filter's state is stored in the page's URL. */
  path: string
  /** Other parts of that URL. */
  params?: Record<string, string | undefined>
  source: HistorySource | undefined
  /** The form for adding a note. */
  children?: ReactNode
}

/** The history, newest first, filterable by source. */
export function History({ entries, path, params = {}, source, children }: HistoryProps) {
  return (
    <section id="history">
      <h2 className="mb-4 text-lg">History</h2>
      {children}
      <nav aria-label="Filter the history" className="mb-4 flex flex-wrap gap-x-1">
        {[undefined, ...HISTORY_SOURCES].map((one) => (
          <a
            key={one ?? 'all'}
            href={addressOf(path, { ...params, history: one })}
            aria-current={one === source || undefined}
            className={cn('inline-flex min-h-11 items-center px-2.5', one === source ? 'bg-sunken font-semibold text-ink' : 'text-ink-2')}
          >
            {one ? LABELS[one] : 'All'}
          </a>
        ))}
      </nav>
      {entries.length === 0 && <p className="text-ink-2">Nothing from this source yet.</p>}
      <Timeline
        label="History"
        items={entries.map(({ key, at, title, by, isFailure, detail, raw }) => ({
          key,
          state: isFailure ? ('failed' as const) : ('done' as const),
          title,
          at,
          actor: by,
          children: (detail || raw) && (
            <>
              {detail && <span className="whitespace-pre-line">{detail}</span>}
              {raw && <Raw {...raw} />}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** The raw entry as stored, for those who read logs. */
function Raw({ json, href }: NonNullable<HistoryEntry['raw']>) {
  return (
    <details>
      <summary className="cursor-pointer py-1.5 text-ink-3">JSON</summary>
      <pre className="overflow-x-auto bg-sunken p-3 font-mono text-xs">{json}</pre>
      {href && <a href={href}>See the full entry</a>}
    </details>
  )
}

function addressOf(path: string, params: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `${path}${query.size ? `?${query}` : ''}#history`
}
