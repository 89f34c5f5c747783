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
  /** Set if the alert appears after the page has loaded, in response to an action. It is then announced. */
  live?: boolean
  className?: string
}

/** A persistent message about the page or its subject. The words carry the meaning; colour only reinforces it. */
export function Alert({ tone, title, children, live, className }: AlertProps) {
  return (
    <div role={live ? 'status' : undefined} className={cn('my-4 border-s-4 px-4 py-3', LOOKS[tone], className)}>
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className="prose">{children}</div>}
    </div>
  )
}
