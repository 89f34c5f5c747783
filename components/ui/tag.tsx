import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import type { Tone } from './alert'

export type TagTone = Tone | 'neutral'

const LOOKS: Record<TagTone, { mark: string; look: string }> = {
  neutral: { mark: '○', look: 'text-ink-2 bg-sunken' },
  info: { mark: '◐', look: 'text-info bg-info-pale' },
  good: { mark: '✓', look: 'text-ok bg-ok-pale' },
  warning: { mark: '!', look: 'text-warn bg-warn-pale' },
  bad: { mark: '×', look: 'text-bad bg-bad-pale' },
}

/** A status in one or two words, with its own shape so that it does not rely on colour. */
export function Tag({ tone, children, className }: { tone: TagTone; children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex items-baseline gap-1.5 rounded-tag border border-current px-2 py-0.5 text-xs font-semibold',
        LOOKS[tone].look,
        className,
      )}
    >
      <span aria-hidden="true">{LOOKS[tone].mark}</span>
      <span>{children}</span>
    </span>
  )
}
