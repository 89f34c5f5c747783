import type { ChangeText } from '@/lib/audit-log/change-text'

/** Changes beyond this number are collapsed. */
const SHOWN = 4

/** Shows what an action changed, one line per field: the old value struck through, then the new one. */
export function Changes({ changes }: { changes: readonly ChangeText[] }) {
  if (changes.length === 0) return null
  const rest = changes.slice(SHOWN)
  return (
    <>
      <Lines changes={changes.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2.5">{rest.length} more</summary>
          <Lines changes={rest} />
        </details>
      )}
    </>
  )
}

function Lines({ changes }: { changes: readonly ChangeText[] }) {
  return (
    <ul>
      {changes.map(({ field, before, after }) => (
        <li key={field} className="wrap-anywhere">
          <span className="text-ink-2">{field}:</span> {before !== null && <del className="text-ink-3">{before}</del>}{' '}
          {after !== null && <ins className="no-underline">{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
