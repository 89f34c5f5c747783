import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { listApprovers } from '@/lib/certificates/approval/list-approvers'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getApproval } from '@/lib/certificates/view/approval'
import { refusalText } from '@/lib/certificates/view/messages'
import { getCertificate } from '@/lib/certificates/view/queries'
import { wordsOf } from '@/lib/languages/text'
import { InboxNote } from '../_components/names-in-dns'
import { chooseAnotherInbox } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'anotherInbox')('title') }
}

/** The page to choose another approval inbox for a pending request, from Enom's current list. */
export default async function AnotherInboxPage({ params }: PageProps<'/account/certificates/[id]/approver'>) {
  const { id } = await params
  const actor = await requireClient(`/account/certificates/${id}/approver`)
  const [certificate, approval] = await Promise.all([getCertificate(actor, id), getApproval(actor, id)])
  if (!certificate || !approval || !(await allowedOn(actor, id)).has('approval')) notFound()
  if (approval.ways.change_approver !== 'api' || certificate.lock) redirect(`/account/certificates/${id}`)
  const { type, orderNumber, approverEmail } = certificate
  const listed = await listApprovers(actor, id)
  const others = listed.ok ? listed.value.filter(({ email }) => email.toLowerCase() !== approverEmail?.toLowerCase()) : []
  const language = await readLanguage()
  const words = wordsOf(language, 'anotherInbox')
  return (
    <FlowFrame language={language} leave={{ href: `/account/certificates/${id}`, label: words('leave') }}>
      <PageTitle
        eyebrow={wordsOf(language, 'setUp')('eyebrow', { product: type.name, order: String(orderNumber) })}
        lead={
          approverEmail &&
          words.rich('lead', {
            brand: type.brand,
            approver: approverEmail,
            b: (approver) => <bdi className="wrap-anywhere">{approver}</bdi>,
          })
        }
      >
        {words('title')}
      </PageTitle>
      {others.length ? (
        <ActionForm action={chooseAnotherInbox}>
          <input type="hidden" name="id" value={id} />
          <RadioGroup
            name="approver"
            label={words('inbox')}
            hint={words('counts', { sent: approval.sent, limit: approval.limit })}
            options={others.map(({ email }) => ({
              value: email,
              label: <bdi className="wrap-anywhere">{email}</bdi>,
              hint: <InboxNote language={language} email={email} />,
            }))}
          />
          <SubmitButton>{words('submit')}</SubmitButton>
        </ActionForm>
      ) : (
        <>
          <Alert tone="warning" title={words('noList')}>
            <p>{listed.ok ? words('noOther') : refusalText(listed.error, language)}</p>
          </Alert>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}/approver`}>
            {words('again')}
          </ButtonLink>
        </>
      )}
    </FlowFrame>
  )
}
