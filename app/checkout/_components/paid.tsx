import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { formatMoney } from '@/lib/money'
import type { ReturnView } from '@/lib/orders/view/after-payment'
import { setUpNow } from '../actions'
import { returnTitle } from './return-title'

/** Confirms payment: the order, where the mail was sent, and what happens next. */
export function Paid({ payment, session }: { payment: ReturnView; session: string }) {
  const { certificates, paidHere } = payment
  return (
    <>
      <div className="mb-8 border-s-4 border-ok bg-ok-pale px-4 py-5">
        <h1>{returnTitle({ state: 'paid', number: payment.number })}</h1>
        <p className="mt-3 text-lg">
          We received {formatMoney(payment.total)}. The receipt and your set-up link go to <bdi>{payment.email}</bdi>.
        </p>
      </div>
      <h2>What happens next</h2>
      <ol className="mt-4 list-decimal ps-5">
        <li className="mt-2">
          <strong>Set up.</strong> Tell us the address and send a certificate request. It takes about 5 minutes, now or later.
        </li>
        <li className="mt-2">
          <strong>Approve.</strong> The authority emails an address at your domain, and someone there approves.
        </li>
        <li className="mt-2">
          <strong>Install.</strong> We email you the files and the steps for your server.
        </li>
      </ol>
      {certificates.length === 1 && certificates[0] && (
        <div className="mt-8">
          <GoOn certificate={certificates[0].id} session={paidHere ? session : null}>
            Set up your certificate
          </GoOn>
        </div>
      )}
      {certificates.length > 1 && (
        <ul className="mt-8 border-t border-line">
          {certificates.map((certificate, index) => (
            <li key={certificate.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
              <span>
                {index + 1}. {certificate.typeName}
                {certificate.label && (
                  <>
                    , for <bdi>{certificate.label}</bdi>
                  </>
                )}
              </span>
              <GoOn certificate={certificate.id} session={paidHere ? session : null} small>
                Set up<span className="sr-only"> certificate {index + 1}</span>
              </GoOn>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4 text-sm text-ink-3">
        {paidHere
          ? 'The link in the mail opens your order too, on any device and without a password.'
          : 'The link in the mail opens your order without a password. From here, we may first send you a code to sign in.'}
      </p>
    </>
  )
}

/** Leads to the set-up. In the browser that paid, a form opens the order directly; elsewhere a link asks to sign in first. */
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
