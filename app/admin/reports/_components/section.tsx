import type { ReactNode } from 'react'

/** One report: an explanation above its table. */
export function Section({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <section className="mb-12">
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1 mb-4 max-w-measure text-ink-2">{lead}</p>
      {children}
    </section>
  )
}
