import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

export type Step = { label: string; href?: string; state: 'done' | 'current' | 'open' | 'needs_fix' }

/** The progress of a short, linear task. Finished steps are links. On phones it is one line and a bar. */
export function Steps({ steps, label, language }: { steps: readonly Step[]; label: string; language: Language }) {
  const words = wordsOf(language, 'setUp')
  const current = Math.max(
    0,
    steps.findIndex((step) => step.state === 'current'),
  )
  return (
    <nav aria-label={label} className="mb-8">
      <p className="text-sm text-ink-2 sm:sr-only">
        {words.rich('stepOf', {
          step: current + 1,
          steps: steps.length,
          label: steps[current]?.label ?? '',
          b: (text) => <span className="font-semibold text-ink">{text}</span>,
        })}
      </p>
      <ol className="mt-2 flex gap-1 sm:mt-0 sm:gap-4">
        {steps.map((step, index) => (
          <li
            key={step.label}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className={cn('flex-1 border-t-4 pt-2 text-sm', BARS[step.state])}
          >
            <span className="hidden sm:inline">
              <StepText step={step}>
                {index + 1} {step.label}
              </StepText>
            </span>
            <span className="sr-only"> ({words(`stepStates.${step.state}`)})</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const BARS: Record<Step['state'], string> = {
  done: 'border-peacock',
  current: 'border-peacock font-semibold',
  open: 'border-line text-ink-3',
  needs_fix: 'border-warn',
}

function StepText({ step, children }: { step: Step; children: ReactNode }) {
  return step.href && step.state !== 'current' ? <a href={step.href}>{children}</a> : children
}
