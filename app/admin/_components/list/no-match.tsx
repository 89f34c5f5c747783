import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

type NoMatchProps = {
  title: string
  /** The active filters only. */
  filters: readonly (string | null | undefined)[]
  /** The list without filters. */
  all: { href: string; label: string }
}

/** Names the filters that left a list empty, and links to the whole list. */
export function NoMatch({ title, filters, all }: NoMatchProps) {
  return (
    <Empty
      title={title}
      action={
        <ButtonLink href={all.href} variant="secondary">
          {all.label}
        </ButtonLink>
      }
    >
      Filtered by {filters.filter(Boolean).join(', ')}.
    </Empty>
  )
}
