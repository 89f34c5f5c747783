import type { ReactNode } from 'react'

type EmptyProps = {
  /** What is missing, with a full stop, e.g. "No orders yet." */
  title: string
  /** The reason, in one sentence. */
  children?: ReactNode
  /** The next action to take. */
  action?: ReactNode
}

/** Shown instead of an empty list. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="border-t-2 border-ink bg-surface px-4 py-8">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-measure text-ink-2">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
