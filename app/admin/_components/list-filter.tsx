import { Button } from '@/components/ui/button'
import { FieldFrame } from '@/components/ui/form/field-frame'

type ListFilterProps = {
  path: string
  search: string | undefined
  searchLabel: string
  status: string | undefined
  statuses: readonly { value: string; label: string }[]
}

/** Search and status filter of a list, kept in its URL. */
export function ListFilter({ path, search, searchLabel, status, statuses }: ListFilterProps) {
  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-x-4" aria-label="Filter">
      <FieldFrame id="search" label={searchLabel} className="mb-6 w-full sm:w-auto">
        <input id="search" name="search" type="search" autoComplete="off" defaultValue={search} className="field" />
      </FieldFrame>
      <FieldFrame id="status" label="Status" className="mb-6 w-full sm:w-auto">
        <select id="status" name="status" defaultValue={status ?? ''} className="field">
          <option value="">All</option>
          {statuses.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </FieldFrame>
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
    </form>
  )
}
