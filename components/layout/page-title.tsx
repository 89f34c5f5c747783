import type { ReactNode } from 'react'

type PageTitleProps = {
  /** The subject or question of the page. */
  children: ReactNode
  /** A line above the title that gives its context, e.g. "RapidSSL · Order 10482". */
  eyebrow?: ReactNode
  /** A sentence below the title. */
  lead?: ReactNode
  /** The status. */
  tags?: ReactNode
  /** The available actions. */
  actions?: ReactNode
}

/** The only h1 of a page, with the lines and actions around it. */
export function PageTitle({ children, eyebrow, lead, tags, actions }: PageTitleProps) {
  return (
    <div className="mb-8 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        {eyebrow && <p className="mb-1 text-sm text-ink-3 [&_a]:inline-block [&_a]:py-0.5">{eyebrow}</p>}
        <h1 className="wrap-anywhere">{children}</h1>
        {tags && <div className="mt-3 flex flex-wrap gap-2">{tags}</div>}
        {lead && <div className="mt-3 max-w-measure text-lg wrap-anywhere text-ink-2">{lead}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  )
}
