import type { ReactNode } from 'react'

/** Labelled values about one subject, side by side if there is room. Facts whose value is null or undefined are left out. */
export function Facts({ items }: { items: readonly { term: string; detail: ReactNode }[] }) {
  return (
    <dl className="border-t border-line">
      {items
        .filter(({ detail }) => detail !== null && detail !== undefined)
        .map(({ term, detail }) => (
          <div key={term} className="grid items-baseline gap-x-4 border-b border-line py-2 sm:grid-cols-[minmax(8rem,30%)_1fr]">
            <dt className="text-sm leading-6 text-ink-3">{term}</dt>
            <dd className="min-w-0 wrap-anywhere">{detail}</dd>
          </div>
        ))}
    </dl>
  )
}
