'use client'
import { selectRows } from './select-rows'

/** A checkbox that selects every row of the surrounding form, or none. Not shown without scripts. */
export function SelectAll({ name }: { name: string }) {
  return (
    <label className="needs-script mb-6 flex min-h-11 items-center gap-2">
      <input
        type="checkbox"
        autoComplete="off"
        className="choice"
        data-selects={name}
        onChange={({ currentTarget }) => selectRows(currentTarget)}
      />
      Select this page
    </label>
  )
}
