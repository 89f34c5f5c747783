import type { Health } from '@/lib/admin/health'
import { healthFacts } from '@/lib/admin/health-text'
import { now } from '@/lib/clock'
import { cn } from '@/lib/cn'

/** Shows on every page in one line each whether the parts of the shop are working. */
export function HealthFacts({ health }: { health: Health }) {
  return (
    <ul aria-label="Health" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
      {healthFacts(health, now()).map(({ text, isBad }) => (
        <li key={text} className={cn(isBad && 'font-semibold text-bad')}>
          {isBad && <span aria-hidden="true">⚠ </span>}
          {text}
        </li>
      ))}
    </ul>
  )
}
