import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import type { Language } from '@/lib/languages/types'
import { DateText } from './date-text'

export type TimelineState = 'done' | 'now' | 'next' | 'needs_you' | 'failed'

export type TimelineItem = {
  key: string
  state: TimelineState
  title: ReactNode
  at?: Date | string | null
  /** Who did it, e.g. "you", "RapidSSL" or "us". */
  actor?: string
  /** Details, and the action for the current item. */
  children?: ReactNode
}

const WORDS: Record<TimelineState, string> = { done: 'Done', now: 'Now', next: 'Next', needs_you: 'Needs you', failed: 'Failed' }

const MARKS: Record<TimelineState, { text: string; look: string }> = {
  done: { text: '✓', look: 'border-peacock bg-peacock text-on-peacock' },
  now: { text: '', look: 'border-peacock bg-paper' },
  next: { text: '', look: 'border-line-strong bg-paper' },
  needs_you: { text: '!', look: 'border-warn bg-warn-pale text-warn' },
  failed: { text: '×', look: 'border-bad bg-bad-pale text-bad' },
}

type TimelineProps = {
  items: readonly TimelineItem[]
  label?: string
  /** The words for states, if they are not in English. */
  words?: Partial<typeof WORDS>
  language?: Language
  /** The reader’s time zone; UTC in the back office. */
  zone?: string
}

/** What happened, what is happening now and what comes next. Each state has its own word and shape. */
export function Timeline({ items, label = 'Progress', words, language, zone }: TimelineProps) {
  return (
    <ol aria-label={label}>
      {items.map((item, index) => (
        <li key={item.key} className="relative grid grid-cols-[1.5rem_1fr] gap-x-3 pb-5 last:pb-0">
          {index < items.length - 1 && (
            <span
              aria-hidden="true"
              className={cn('absolute start-[0.6875rem] top-6 bottom-0 w-0.5', item.state === 'done' ? 'bg-peacock' : 'bg-line')}
            />
          )}
          <span
            aria-hidden="true"
            className={cn('relative grid size-6 place-items-center rounded-full border-2 text-xs font-semibold', MARKS[item.state].look)}
          >
            {item.state === 'now' ? <span className="size-2.5 rounded-full bg-peacock" /> : MARKS[item.state].text}
          </span>
          <div className="min-w-0 wrap-anywhere">
            <p className={cn('font-semibold', item.state === 'next' && 'text-ink-3')}>
              <span className="sr-only">{words?.[item.state] ?? WORDS[item.state]}: </span>
              {item.title}
            </p>
            {(item.at || item.actor) && (
              <p className="text-sm text-ink-3">
                {item.at && <DateText at={item.at} time zone={zone} language={language} />}
                {item.at && item.actor && ' · '}
                {item.actor}
              </p>
            )}
            {item.children && <div className="mt-1 text-sm text-ink-2">{item.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
