import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getApproval } from '@/lib/certificates/view/approval'
import { getCertificate } from '@/lib/certificates/view/queries'
import { wordsOf } from '@/lib/languages/text'
import { startAgain } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'withdraw')('title') }
}

/** Asks for confirmation before a request is withdrawn, and explains what is kept. */
export default async function WithdrawPage({ params }: PageProps<'/account/certificates/[id]/withdraw'>) {
  const { id } = await params
  const actor = await requireClient(`/account/certificates/${id}/withdraw`)
  const [certificate, approval] = await Promise.all([getCertificate(actor, id), getApproval(actor, id)])
  if (!certificate || !approval || !(await allowedOn(actor, id)).has('approval')) notFound()
  if (approval.ways.withdraw !== 'api' || certificate.lock) redirect(`/account/certificates/${id}`)
  const { type, orderNumber, domainName } = certificate
  const language = await readLanguage()
  const words = wordsOf(language, 'withdraw')
  return (
    <FlowFrame language={language} leave={{ href: `/account/certificates/${id}`, label: words('leave') }}>
      <PageTitle eyebrow={wordsOf(language, 'setUp')('eyebrow', { product: type.name, order: String(orderNumber) })}>
        {words('title')}
      </PageTitle>
      <div className="prose mb-6 max-w-measure">
        <ul>
          <li>
            {words.rich('drops', {
              brand: type.brand,
              domain: domainName ?? '',
              b: (domain) => <bdi className="wrap-anywhere">{domain}</bdi>,
            })}
          </li>
          <li>{words('keep')}</li>
          <li>{words('typed')}</li>
          <li>{words('approved')}</li>
        </ul>
      </div>
      <ActionForm action={startAgain}>
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">{words('minute')}</p>
        <SubmitButton variant="danger">{words('submit')}</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
