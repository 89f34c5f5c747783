import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateAction } from '@/lib/certificates/lifecycle/capabilities'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { supportMailLink } from '@/lib/config/support-address'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { resendApprovalEmail } from '../actions'

type Shown = Pick<CertificateView, 'id' | 'orderNumber' | 'domainName' | 'authorityOrderId' | 'approverEmail'> & {
  type: { name: string; brand: string }
}

type NoEmailProps = {
  certificate: Shown
  approval: ApprovalView
  /** The shop's public contact address. */
  support: string
  language: Language
  zone: string
  /** Our findings about the inbox. */
  children?: ReactNode
}

/**
 * Explains what to do when the approval email doesn't arrive: the buttons that work for this product, and a prepared message to us for
 * everything else.
 */
export function NoEmail({ certificate, approval, support, language, zone, children }: NoEmailProps) {
  const words = wordsOf(language, 'waiting')
  const { id } = certificate
  const { ways, nextAt } = approval
  const bySupport = WISHES.filter((action) => ways[action] === 'support')
  return (
    <section aria-labelledby="no-email" className="mt-10">
      <h2 id="no-email" className="mb-4">
        {words('noEmail')}
      </h2>
      {children}
      {ways.resend_approval === 'api' && (
        <ActionForm action={resendApprovalEmail} prefix="resend-" className="mb-6">
          <input type="hidden" name="id" value={id} />
          <p className="mb-3">
            {words('resendRule', { limit: approval.limit, sent: approval.sent })}
            {nextAt && <> {words.rich('nextPossible', { date: () => <DateText at={nextAt} time zone={zone} language={language} /> })}</>}
          </p>
          <SubmitButton variant="secondary">{words('resend')}</SubmitButton>
        </ActionForm>
      )}
      {ways.change_approver === 'api' && (
        <div className="mb-6">
          <p className="mb-3">{words('otherInbox')}</p>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}/approver`}>
            {words('chooseInbox')}
          </ButtonLink>
        </div>
      )}
      {ways.withdraw === 'api' && (
        <div className="mb-6">
          <p className="mb-3">{words('wrong')}</p>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}/withdraw`}>
            {words('withdraw')}
          </ButtonLink>
        </div>
      )}
      {bySupport.length > 0 && (
        <div className="prose max-w-measure">
          <p>{words('bySupport', { brand: certificate.type.brand })}</p>
          <ul>
            {bySupport.map((action) => {
              const link = words(`wishes.${action}.link`)
              return (
                <li key={action}>
                  <a
                    href={supportMailLink({
                      to: support,
                      subject: wordsOf(language, 'certificatePage')('mailSubject', {
                        order: String(certificate.orderNumber),
                        about: inSentence(language, link),
                      }),
                      text: supportText(certificate, words(`wishes.${action}.wish`), language),
                    })}
                  >
                    {link}
                  </a>
                </li>
              )
            })}
          </ul>
          <details>
            <summary className="min-h-11 py-2">{words('asText')}</summary>
            <pre className="whitespace-pre-wrap wrap-anywhere text-sm">
              {supportText(certificate, bySupport.map((action) => words(`wishes.${action}.wish`)).join(' / '), language)}
            </pre>
          </details>
        </div>
      )}
    </section>
  )
}

const WISHES = ['resend_approval', 'change_approver', 'withdraw'] as const satisfies readonly CertificateAction[]

/** Returns a text in lower case for use within a sentence, except in German, where nouns keep their capital letters. */
function inSentence(language: Language, text: string): string {
  return language === 'de' ? text : text.toLowerCase()
}

/** Returns the prepared message to us, with everything needed for a support ticket with the supplier. */
function supportText(certificate: Shown, wish: string, language: Language): string {
  const { orderNumber, domainName, authorityOrderId, approverEmail, type } = certificate
  const words = wordsOf(language, 'waiting')
  return words('mailText', {
    wish,
    order: String(orderNumber),
    product: type.name,
    domain: domainName ?? words('unknown'),
    approver: approverEmail ?? words('unknown'),
    brand: type.brand,
    authorityOrder: authorityOrderId ?? words('notKnownYet'),
  })
}
