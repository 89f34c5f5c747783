import { Alert } from '@/components/ui/alert'
import type { Health } from '@/lib/admin/health'
import { healthFacts, healthTroubles } from '@/lib/admin/health-text'
import { now } from '@/lib/clock'
import { cn } from '@/lib/cn'

/** Shows on every page whether the shop is working and, if it isn't, what to do. */
export function HealthLine({ health }: { health: Health }) {
  return (
    <>
      {healthTroubles(health).map(({ title, cure }) => (
        <Alert key={title} tone="bad" title={title}>
          {cure}
        </Alert>
      ))}
      <ul aria-label="Health" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
        {healthFacts(health, now()).map(({ text, isBad }) => (
          <li key={text} className={cn(isBad && 'font-semibold text-bad')}>
            {isBad && <span aria-hidden="true">⚠ </span>}
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
