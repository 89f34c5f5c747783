import type { ReactNode } from 'react'

/** A number in a table with a bar beside it. The number carries the full information, so the bar is hidden from assistive technology. */
export function Bar({ value, most, children }: { value: number; most: number; children: ReactNode }) {
  const width = most > 0 ? Math.max(0, (value * 100) / most) : 0
  return (
    <span className="block">
      {children}
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="mt-1 block h-1.5 w-full min-w-24" aria-hidden="true">
        <rect x={0} y={0} width={width} height={6} className="fill-peacock" />
      </svg>
    </span>
  )
}
