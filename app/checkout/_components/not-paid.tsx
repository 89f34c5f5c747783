import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

const STATES = ['declined', 'expired', 'cancelled', 'unfinished', 'ended', 'quote'] as const

export type NotPaidState = (typeof STATES)[number]

export function isNotPaid(state: string): state is NotPaidState {
  return STATES.some((one) => one === state)
}

export function notPaidTitle(state: NotPaidState, language: Language): string {
  return wordsOf(language, 'payment')(`notPaid.${state}.title`)
}

/** A failed payment: what it means for the money, and what to do next. */
export function NotPaid({ language, state }: { language: Language; state: NotPaidState }) {
  const words = wordsOf(language, 'payment')
  const action = state === 'ended' || state === 'quote' ? null : words(`notPaid.${state}.action`)
  return (
    <>
      <PageTitle lead={words(`notPaid.${state}.lead`)}>{notPaidTitle(state, language)}</PageTitle>
      <div className="flex flex-wrap gap-3">
        {action && <ButtonLink href="/checkout">{action}</ButtonLink>}
        {state !== 'quote' && (
          <ButtonLink href="/cart" variant={action ? 'secondary' : 'primary'}>
            {words('basket')}
          </ButtonLink>
        )}
      </div>
    </>
  )
}
