'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** A checkbox that selects every row of the surrounding form, or none. Not shown without scripts. */
export function SelectAll({ name }: { name: string }) {
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!hasScripts) return null
  return (
    <label className="needs-script mb-6 flex min-h-11 items-center gap-2">
      <input
        type="checkbox"
        className="choice"
        onChange={({ currentTarget: { checked, form } }) => {
          for (const box of form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? []) box.checked = checked
        }}
      />
      Select this page
    </label>
  )
}
