import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'

type ListFilterProps = {
  path: string
  search: string | undefined
  searchLabel: string
  status: string | undefined
  statuses: readonly { value: string; label: string }[]
}

/** Search and status of a list, kept in its address. */
export function ListFilter({ path, search, searchLabel, status, statuses }: ListFilterProps) {
  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-x-4" aria-label="Filter">
      <TextInput name="search" label={searchLabel} type="search" required={false} defaultValue={search} />
      <Select name="status" label="Status" required={false} placeholder="All" options={statuses} defaultValue={status ?? ''} />
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
    </form>
  )
}
