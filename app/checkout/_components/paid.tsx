import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { ReturnView } from '@/lib/orders/view/after-payment'
import { setUpNow } from '../actions'
import { returnTitle } from './return-title'

type PaidProps = { language: Language; payment: ReturnView; session: string }

/** Confirms the payment: the order, where the email was sent, and what happens next. */
export function Paid({ language, payment, session }: PaidProps) {
  const { certificates, paidHere } = payment
  const words = wordsOf(language, 'payment')
  const name = (chunks: ReactNode) => <bdi>{chunks}</bdi>
  const strong = (chunks: ReactNode) => <strong>{chunks}</strong>
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  return (
    <>
      <div className="mb-8 border-s-4 border-ok bg-ok-pale px-4 py-5">
        <h1 className="wrap-anywhere">{returnTitle({ state: 'paid', number: payment.number }, language)}</h1>
        <p className="mt-3 text-lg">
          {words.rich('paid.received', { amount: moneyIn(language, payment.total), email: payment.email, name })}
        </p>
      </div>
      <h2>{words('paid.next')}</h2>
      <ol className="mt-4 list-decimal ps-5">
        {(['setUp', 'approve', 'install'] as const).map((step) => (
          <li key={step} className="mt-2">
            {words.rich(`paid.${step}`, { strong })}
          </li>
        ))}
      </ol>
      {certificates.length === 1 && certificates[0] && (
        <div className="mt-8">
          <GoOn certificate={certificates[0].id} session={paidHere ? session : null}>
            {words('paid.goOn')}
          </GoOn>
        </div>
      )}
      {certificates.length > 1 && (
        <ul className="mt-8 border-t border-line">
          {certificates.map(({ id, typeName, label }, at) => {
            const index = String(at + 1)
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
                <span>{words.rich('paid.one', { index, product: typeName, hasLabel: label ? 'yes' : 'no', label, name })}</span>
                <GoOn certificate={id} session={paidHere ? session : null} small>
                  {words.rich('paid.setUpOne', { index, hidden })}
                </GoOn>
              </li>
            )
          })}
        </ul>
      )}
      <p className="mt-4 text-sm text-ink-3">{words(paidHere ? 'paid.here' : 'paid.elsewhere')}</p>
    </>
  )
}

/** Leads to the set-up. In the browser that paid, a form opens the order directly; elsewhere a link requires signing in first. */
function GoOn({
  certificate,
  session,
  small,
  children,
}: {
  certificate: string
  session: string | null
  small?: boolean
  children: ReactNode
}) {
  const look = small ? ({ variant: 'secondary', small } as const) : {}
  if (!session) {
    return (
      <ButtonLink href={`/account/certificates/${certificate}`} {...look}>
        {children}
      </ButtonLink>
    )
  }
  return (
    <ActionForm action={setUpNow} prefix={certificate}>
      <input type="hidden" name="session" value={session} />
      <input type="hidden" name="certificate" value={certificate} />
      <SubmitButton {...look}>{children}</SubmitButton>
    </ActionForm>
  )
}
