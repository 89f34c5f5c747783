import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

const STEPS = ['pay', 'setUp', 'approve', 'install'] as const

/** The steps from order to installed certificate, with realistic durations. */
export function HowItWorks({ language }: { language: Language }) {
  const words = wordsOf(language, 'home')
  return (
    <section className="below-first-screen mt-12 border-t border-line pt-10">
      <h2>{words('steps.title')}</h2>
      <ol className="mt-4 grid gap-x-12 gap-y-6 md:grid-cols-2">
        {STEPS.map((step, index) => (
          <li key={step} className="grid grid-cols-[2rem_1fr] gap-x-2 border-t border-line pt-3">
            <span aria-hidden="true" className="text-xl text-brass">
              {index + 1}
            </span>
            <div className="min-w-0">
              <h3>{words(`steps.${step}.title`)}</h3>
              <p className="text-sm text-ink-3">{words(`steps.${step}.time`)}</p>
              <p className="mt-1">{words(`steps.${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
