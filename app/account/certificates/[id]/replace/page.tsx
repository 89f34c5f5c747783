import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getCertificate } from '@/lib/certificates/view/queries'
import { replaceCertificate } from '../actions'

export const metadata: Metadata = { title: 'Why do you need a new file?' }

const REASONS = [
  { value: 'half_way', label: 'The file expires soon', hint: 'Your cover includes the next file.' },
  { value: 'new_server', label: 'I am moving to another server' },
  { value: 'lost_key', label: 'I lost the private key', hint: 'Without it the certificate can’t be installed. You make a new key.' },
  {
    value: 'leaked_key',
    label: 'Someone else may have the private key',
    hint: 'You make a new key. We also ask for the old file to be revoked: install the new one as soon as it is here.',
  },
]
const OTHER_NAME = {
  value: 'other_name',
  label: 'The host name changes',
  hint: 'Within the same domain only, such as shop.example.com instead of www.example.com.',
}

/** Asks why an issued certificate is replaced, and says what happens. */
export default async function ReplacePage({ params, searchParams }: PageProps<'/account/certificates/[id]/replace'>) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const actor = await requireClient(`/account/certificates/${id}/replace`)
  const certificate = await getCertificate(actor, id)
  if (!certificate || !(await allowedOn(actor, id)).has('replace')) notFound()
  if (certificate.place !== 'issued' || certificate.lock || certificate.suspendedReason) redirect(`/account/certificates/${id}`)
  const { type, orderNumber } = certificate
  const mayChangeHost = type.family === 'comodo' && !type.multiDomain
  return (
    <FlowFrame leave={{ href: `/account/certificates/${id}`, label: 'Leave (nothing changes)' }}>
      <PageTitle eyebrow={`${type.name} · Order ${orderNumber}`} lead="A replacement costs nothing and keeps the end of your cover.">
        Why do you need a new file?
      </PageTitle>
      <ActionForm action={replaceCertificate}>
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          name="reason"
          label="Why do you need a new file?"
          hideLabel
          options={mayChangeHost ? [...REASONS, OTHER_NAME] : REASONS}
          defaultValue={readParam(query.reason)}
        />
        <div className="prose mb-6 max-w-measure">
          <p>What happens next:</p>
          <ol>
            <li>You send a new certificate request (CSR) for the same address.</li>
            <li>
              {type.brand} emails {certificate.approverEmail ? <bdi>{certificate.approverEmail}</bdi> : 'the approver'} again. Someone has
              to approve it.
            </li>
            <li>You get the new file. Until then the current one stays valid, and you can download it.</li>
          </ol>
        </div>
        <SubmitButton>Continue</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
