import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

type ListSearchProps = {
  path: string
  label: string
  value: string | undefined
  /** Hidden fields for the rest of the list's state. */
  children?: ReactNode
}

/** The search box of a list. */
export function ListSearch({ path, label, value, children }: ListSearchProps) {
  return (
    <search>
      <form method="get" action={path} className="mb-6 flex flex-wrap items-center gap-2">
        {children}
        <label htmlFor="search">{label}</label>
        <input id="search" name="search" type="search" defaultValue={value} className="field w-72" />
        <Button type="submit" variant="secondary" small>
          Search
        </Button>
      </form>
    </search>
  )
}
