import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getCertificate } from '@/lib/certificates/view/queries'
import { wordsOf } from '@/lib/languages/text'
import { replaceCertificate } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'replace')('title') }
}

const REASONS = ['half_way', 'new_server', 'lost_key', 'leaked_key', 'other_name'] as const

/** Asks why an issued certificate is being replaced, and explains what happens next. */
export default async function ReplacePage({ params, searchParams }: PageProps<'/account/certificates/[id]/replace'>) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const actor = await requireClient(`/account/certificates/${id}/replace`)
  const certificate = await getCertificate(actor, id)
  if (!certificate || !(await allowedOn(actor, id)).has('replace')) notFound()
  if (certificate.place !== 'issued' || certificate.lock || certificate.suspendedReason) redirect(`/account/certificates/${id}`)
  const { type, orderNumber } = certificate
  const mayChangeHost = type.family === 'comodo' && !type.multiDomain
  const language = await readLanguage()
  const words = wordsOf(language, 'replace')
  return (
    <FlowFrame language={language} leave={{ href: `/account/certificates/${id}`, label: wordsOf(language, 'anotherInbox')('leave') }}>
      <PageTitle eyebrow={wordsOf(language, 'setUp')('eyebrow', { product: type.name, order: String(orderNumber) })} lead={words('lead')}>
        {words('title')}
      </PageTitle>
      <ActionForm action={replaceCertificate}>
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          name="reason"
          label={words('title')}
          hideLabel
          options={REASONS.filter((reason) => mayChangeHost || reason !== 'other_name').map((reason) => ({
            value: reason,
            label: words(`reasons.${reason}`),
            hint: reason === 'new_server' ? undefined : words(`hints.${reason}`),
          }))}
          defaultValue={readParam(query.reason)}
        />
        <div className="prose mb-6 max-w-measure">
          <p>{words('next')}</p>
          <ol>
            <li>{words('send')}</li>
            <li>
              {words.rich('approve', {
                brand: type.brand,
                approver: certificate.approverEmail ?? wordsOf(language, 'waiting')('theApprover'),
                b: (approver) => <bdi>{approver}</bdi>,
              })}
            </li>
            <li>{words('get')}</li>
          </ol>
        </div>
        <SubmitButton>{words('submit')}</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
