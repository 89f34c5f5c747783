import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateAction } from '@/lib/certificates/lifecycle/capabilities'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { supportMailLink } from '@/lib/config/support-address'
import { resendApprovalEmail } from '../actions'

type Shown = Pick<CertificateView, 'id' | 'orderNumber' | 'domainName' | 'authorityOrderId' | 'approverEmail'> & {
  type: { name: string; brand: string }
}

type NoEmailProps = {
  certificate: Shown
  approval: ApprovalView
  /** The address people write to. */
  support: string
  /** What we found out about the inbox. */
  children?: ReactNode
}

/** What to do when the approval email doesn't arrive: the buttons that work for this product, and a prepared message to us for everything else. */
export function NoEmail({ certificate, approval, support, children }: NoEmailProps) {
  const { id } = certificate
  const { ways } = approval
  const bySupport = WISHES.filter(({ action }) => ways[action] === 'support')
  return (
    <section aria-labelledby="no-email" className="mt-10">
      <h2 id="no-email" className="mb-4">
        No email?
      </h2>
      {children}
      {ways.resend_approval === 'api' && (
        <ActionForm action={resendApprovalEmail} prefix="resend-" className="mb-6">
          <input type="hidden" name="id" value={id} />
          <p className="mb-3">
            It can be sent again every 10 minutes, up to {approval.limit} times in 24 hours. So far: {approval.sent} of {approval.limit}.
            {approval.nextAt && (
              <>
                {' '}
                Next possible: <DateText at={approval.nextAt} time />.
              </>
            )}
          </p>
          <SubmitButton variant="secondary">Send the email again</SubmitButton>
        </ActionForm>
      )}
      {ways.change_approver === 'api' && (
        <div className="mb-6">
          <p className="mb-3">Can’t open that inbox? Have the email sent to another inbox at the domain.</p>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}/approver`}>
            Choose another inbox
          </ButtonLink>
        </div>
      )}
      {ways.withdraw === 'api' && (
        <div className="mb-6">
          <p className="mb-3">Wrong domain or request? Take it back before someone approves it.</p>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}/withdraw`}>
            Withdraw and start again
          </ButtonLink>
        </div>
      )}
      {bySupport.length > 0 && (
        <div className="prose max-w-measure">
          <p>{certificate.type.brand} does these only through support. Send us the prepared message and we’ll ask for you:</p>
          <ul>
            {bySupport.map(({ action, link, wish }) => (
              <li key={action}>
                <a
                  href={supportMailLink({
                    to: support,
                    orderNumber: certificate.orderNumber,
                    about: link.toLowerCase(),
                    text: supportText(certificate, wish),
                  })}
                >
                  {link}
                </a>
              </li>
            ))}
          </ul>
          <details>
            <summary className="min-h-11 py-2">The message as text</summary>
            <pre className="whitespace-pre-wrap wrap-anywhere text-sm">
              {supportText(certificate, bySupport.map(({ wish }) => wish).join(' / '))}
            </pre>
          </details>
        </div>
      )}
    </section>
  )
}

const WISHES: readonly { action: CertificateAction; link: string; wish: string }[] = [
  { action: 'resend_approval', link: 'Send the approval email again', wish: 'Send the approval email again' },
  { action: 'change_approver', link: 'Change the approver’s inbox', wish: 'Send the approval email to another inbox: (which one?)' },
  { action: 'withdraw', link: 'Withdraw the request and start again', wish: 'Withdraw the request so that I can set it up again' },
]

/** Returns the message to us, with everything a supplier's ticket needs. */
function supportText({ orderNumber, domainName, authorityOrderId, approverEmail, type }: Shown, wish: string): string {
  return [
    `${wish}.`,
    '',
    `Order: ${orderNumber}`,
    `Product: ${type.name}`,
    `Domain: ${domainName ?? 'unknown'}`,
    `Approver: ${approverEmail ?? 'unknown'}`,
    `Order number at ${type.brand}: ${authorityOrderId ?? 'not known yet'}`,
  ].join('\n')
}
