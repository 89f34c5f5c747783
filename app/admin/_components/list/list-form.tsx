import { Button } from '@/components/ui/button'
import { FieldFrame } from '@/components/ui/form/field-frame'
import type { ListColumn } from './columns'
import type { ListState } from './read-list'

type Option = { value: string; label: string }

/** A dropdown for a parameter of the list. `any` labels the empty choice. */
type ListChoice = { name: string; label: string; any: string; options: readonly Option[] }

export type ListFormProps = {
  list: ListState
  searchLabel: string
  choices?: readonly ListChoice[]
  columns: readonly ListColumn[]
}

/** Search, filters, order and columns of a list. Submitting the form keeps the view. */
export function ListForm({ list: { path, params, columns: chosen }, searchLabel, choices = [], columns }: ListFormProps) {
  return (
    <form method="get" action={path} aria-label="Search and filter">
      {params.view && <input type="hidden" name="view" value={params.view} />}
      <div className="flex flex-wrap items-end gap-x-4">
        <FieldFrame id="list-search" label={searchLabel} className="mb-4 w-full sm:w-auto">
          <input id="list-search" name="search" type="search" defaultValue={params.search} className="field" />
        </FieldFrame>
        {choices.map(({ name, label, any, options }) => (
          <FieldFrame key={name} id={`list-${name}`} label={label} className="mb-4 w-full sm:w-auto">
            <select id={`list-${name}`} name={name} defaultValue={params[name] ?? ''} className="field">
              <option value="">{any}</option>
              {options.map(({ value, label: text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </FieldFrame>
        ))}
        <Button type="submit" variant="secondary" className="mb-4">
          Show
        </Button>
      </div>
      <Columns columns={columns} chosen={chosen} />
    </form>
  )
}

function Columns({ columns, chosen }: { columns: readonly ListColumn[]; chosen: readonly string[] }) {
  const optional = columns.slice(1)
  const isShown = ({ key, isExtra }: ListColumn) => (chosen.length > 0 ? chosen.includes(key) : !isExtra)
  return (
    <details className="mb-4">
      <summary>Columns</summary>
      <fieldset className="mt-2 flex flex-wrap gap-x-6">
        <legend className="sr-only">Columns to show</legend>
        {optional.map((column) => (
          <label key={column.key} className="flex min-h-9 items-center gap-2">
            <input type="checkbox" name="cols" value={column.key} defaultChecked={isShown(column)} className="choice" />
            {column.label}
          </label>
        ))}
      </fieldset>
      <p className="mt-1 text-ink-3">Press Show to apply your choice.</p>
    </details>
  )
}
