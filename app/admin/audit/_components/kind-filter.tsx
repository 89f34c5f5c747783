import { Button } from '@/components/ui/button'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { KIND_WORDS, KINDS } from '@/lib/audit/text'
import type { AuditView } from '@/lib/audit/view/queries'

/** The values of the list's filter. */
export type View = (typeof KINDS)[number] | 'put_aside'

type KindFilterProps = { view: View | undefined } & Pick<AuditView, 'open' | 'dismissed'>

/** The filter by kind of difference, stored in the URL, with the number of differences of each kind. */
export function KindFilter({ view, open, dismissed }: KindFilterProps) {
  const counts = new Map(open.map(({ kind, count }) => [kind, count]))
  return (
    <form method="get" action="/admin/audit" className="mt-8 flex flex-wrap items-end gap-x-4" aria-label="Filter">
      <FieldFrame id="kind" label="Show" className="mb-6 w-full sm:w-auto">
        <select id="kind" name="kind" defaultValue={view ?? ''} className="field">
          <option value="">Everything open ({open.reduce((sum, { count }) => sum + count, 0)})</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_WORDS[kind].label} ({counts.get(kind) ?? 0})
            </option>
          ))}
          <option value="put_aside">Dismissed ({dismissed})</option>
        </select>
      </FieldFrame>
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
    </form>
  )
}
