import { cn } from '@/lib/cn'
import { rosetteRings, smallRosettePath } from './rosette-curve'

type RosetteProps = {
  /** A certificate's SHA-256 fingerprint, or any identifying text. */
  of: string
  /** Below 64 px only one bold ring is drawn. */
  small?: boolean
  className?: string
}

/** The engraved seal of one certificate. Decoration only: where the fingerprint matters, print it beside the seal. */
export function Rosette({ of, small, className }: RosetteProps) {
  if (small) {
    return (
      <svg viewBox="0 0 1000 1000" aria-hidden="true" className={cn('size-10', className)} fill="none" strokeWidth="50">
        <path d={smallRosettePath(of)} className="stroke-peacock" />
        <circle cx="500" cy="500" r="180" className="stroke-brass" />
      </svg>
    )
  }
  const id = idOf(of)
  return (
    <svg viewBox="0 0 1000 1000" aria-hidden="true" className={cn('block h-auto w-full', className)} fill="none" strokeWidth="1.8">
      {rosetteRings(of).map((ring, index) => (
        <g key={ring.path} className={ring.tone === 'brass' ? 'stroke-brass' : 'stroke-peacock'}>
          <path id={`${id}${index}`} d={ring.path} />
          {Array.from({ length: ring.turns - 1 }, (_, turn) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the copies are otherwise identical and never move
            <use key={turn} href={`#${id}${index}`} transform={`rotate(${round((turn + 1) * ring.step)} 500 500)`} />
          ))}
        </g>
      ))}
    </svg>
  )
}

/** The seal before issue: empty rings that fill up as steps are completed. `done` counts from 0 to `of`. */
export function UnfinishedRosette({ done, of, className }: { done: number; of: number; className?: string }) {
  const share = of > 0 ? Math.min(1, Math.max(0, done / of)) : 0
  return (
    <svg viewBox="0 0 1000 1000" aria-hidden="true" className={cn('block h-auto w-full', className)} fill="none">
      {[470, 330, 205].map((radius) => (
        <circle key={radius} cx="500" cy="500" r={radius} strokeWidth="4" className="stroke-line" />
      ))}
      {[470, 330, 205].map((radius, index) => (
        <circle
          key={radius}
          cx="500"
          cy="500"
          r={radius}
          strokeWidth="10"
          pathLength="100"
          strokeDasharray={`${round(share * 100)} 100`}
          transform="rotate(-90 500 500)"
          className={index === 1 ? 'stroke-brass' : 'stroke-peacock'}
        />
      ))}
    </svg>
  )
}

function idOf(text: string): string {
  return `r${text.replace(/[^a-z0-9]/gi, '').slice(0, 10)}-`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
