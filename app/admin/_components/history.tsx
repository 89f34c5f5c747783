import { Timeline } from '@/components/ui/timeline'
import type { HistoryEntry } from '@/lib/admin/history'

/** The history, newest first. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <Timeline
      label="History"
      items={entries.map(({ key, at, title, by, isFailure, detail }) => ({
        key,
        state: isFailure ? ('failed' as const) : ('done' as const),
        title,
        at,
        actor: by,
        children: detail,
      }))}
    />
  )
}
