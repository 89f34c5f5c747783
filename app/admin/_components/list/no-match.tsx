import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

type NoMatchProps = {
  title: string
  /** The active filters only. */
  filters?: readonly (string | null | undefined)[]
  /** The list without filters. */
  all: { href: string; label: string }
  /** What else to try. */
  children?: ReactNode
}

/** Shows that nothing matches, names the filters if any are given, and links to the unfiltered list. */
export function NoMatch({ title, filters, all, children }: NoMatchProps) {
  return (
    <Empty
      title={title}
      action={
        <ButtonLink href={all.href} variant="secondary">
          {all.label}
        </ButtonLink>
      }
    >
      {filters && `Filtered by ${filters.filter(Boolean).join(', ')}.`}
      {children}
    </Empty>
  )
}
