import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getApproval } from '@/lib/certificates/view/approval'
import { getCertificate } from '@/lib/certificates/view/queries'
import { startAgain } from '../actions'

export const metadata: Metadata = { title: 'Withdraw the request and start again?' }

/** Asks once more before a request is taken back, and says what is kept. */
export default async function WithdrawPage({ params }: PageProps<'/account/certificates/[id]/withdraw'>) {
  const { id } = await params
  const actor = await requireClient(`/account/certificates/${id}/withdraw`)
  const [certificate, approval] = await Promise.all([getCertificate(actor, id), getApproval(actor, id)])
  if (!certificate || !approval || !(await allowedOn(actor, id)).has('approval')) notFound()
  if (approval.ways.withdraw !== 'api' || certificate.lock) redirect(`/account/certificates/${id}`)
  const { type, orderNumber, domainName } = certificate
  return (
    <FlowFrame leave={{ href: `/account/certificates/${id}`, label: 'Leave (keep waiting)' }}>
      <PageTitle eyebrow={`${type.name} · Order ${orderNumber}`}>Withdraw the request and start again?</PageTitle>
      <div className="prose mb-6 max-w-measure">
        <ul>
          <li>
            {type.brand} drops the request for <bdi className="wrap-anywhere">{domainName}</bdi>. The link in its email no longer works.
          </li>
          <li>You keep the certificate you paid for. You aren’t charged again.</li>
          <li>Everything you typed is kept. You change what was wrong, for example the domain, and send it again.</li>
          <li>If someone approves before this arrives, it can’t be taken back.</li>
        </ul>
      </div>
      <ActionForm action={startAgain}>
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">This can take up to a minute.</p>
        <SubmitButton variant="danger">Withdraw and start again</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
