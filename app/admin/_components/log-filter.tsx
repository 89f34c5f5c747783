import { Button, ButtonLink } from '@/components/ui/button'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'

type LogFilterField = {
  name: string
  label: string
  value: string | undefined
  /** What is wrong with the value in the URL. */
  error?: string | undefined
} & ({ options: readonly { value: string; label: string }[] } | { type: 'search' | 'date' })

/** The filters of a log, stored in the page's URL. */
export function LogFilter({ path, fields }: { path: string; fields: readonly LogFilterField[] }) {
  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-x-4" aria-label="Filter">
      {fields.map((field) => (
        <FieldFrame key={field.name} id={field.name} label={field.label} error={field.error} className="mb-6 w-full sm:w-auto">
          <Control {...field} />
        </FieldFrame>
      ))}
      <div className="mb-6 flex flex-wrap gap-3">
        <Button type="submit" variant="secondary">
          Show
        </Button>
        {fields.some(({ value }) => value) && (
          <ButtonLink href={path} variant="quiet">
            Clear the filters
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

function Control({ name, value, error, ...field }: LogFilterField) {
  const shared = { id: name, name, defaultValue: value ?? '', className: 'field', ...describedBy(name, undefined, error) }
  if ('type' in field) return <input type={field.type} {...shared} />
  return (
    <select {...shared}>
      <option value="">All</option>
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
