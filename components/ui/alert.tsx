import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

export type Tone = 'info' | 'good' | 'warning' | 'bad'

const LOOKS: Record<Tone, string> = {
  info: 'border-info bg-info-pale',
  good: 'border-ok bg-ok-pale',
  warning: 'border-warn bg-warn-pale',
  bad: 'border-bad bg-bad-pale',
}

type AlertProps = {
  tone: Tone
  title?: ReactNode
  children?: ReactNode
  /** Set where it appears after the page was read, as the answer to something: it is then announced. */
  live?: boolean
  className?: string
}

/** A lasting statement about the page or the thing on it. Words carry the meaning; the colour only repeats it. */
export function Alert({ tone, title, children, live, className }: AlertProps) {
  return (
    <div role={live ? 'status' : undefined} className={cn('my-4 border-s-4 px-4 py-3', LOOKS[tone], className)}>
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className="prose">{children}</div>}
    </div>
  )
}
