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
import { listApprovers } from '@/lib/certificates/approval/list-approvers'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getApproval } from '@/lib/certificates/view/approval'
import { refusalText } from '@/lib/certificates/view/messages'
import { getCertificate } from '@/lib/certificates/view/queries'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { InboxNote } from '../_components/names-in-dns'
import { chooseAnotherInbox } from '../actions'

export const metadata: Metadata = { title: 'Which inbox can you open?' }

/** Another inbox for the approval of a request that is waiting, from the list Enom gives now. */
export default async function AnotherInboxPage({ params }: PageProps<'/account/certificates/[id]/approver'>) {
  const { id } = await params
  const actor = await requireClient(`/account/certificates/${id}/approver`)
  const [certificate, approval] = await Promise.all([getCertificate(actor, id), getApproval(actor, id)])
  if (!certificate || !approval || !(await allowedOn(actor, id)).has('approval')) notFound()
  if (approval.ways.change_approver !== 'api' || certificate.lock) redirect(`/account/certificates/${id}`)
  const { type, orderNumber, approverEmail } = certificate
  const listed = await listApprovers(actor, id)
  const others = listed.ok ? listed.value.filter(({ email }) => email.toLowerCase() !== approverEmail?.toLowerCase()) : []
  return (
    <FlowFrame leave={{ href: `/account/certificates/${id}`, label: 'Leave (nothing changes)' }}>
      <PageTitle
        eyebrow={`${type.name} · Order ${orderNumber}`}
        lead={
          approverEmail && (
            <>
              {type.brand} emailed <bdi className="wrap-anywhere">{approverEmail}</bdi>. It will email the inbox you choose instead, and the
              earlier link stops working.
            </>
          )
        }
      >
        Which inbox can you open?
      </PageTitle>
      {others.length ? (
        <ActionForm action={chooseAnotherInbox}>
          <input type="hidden" name="id" value={id} />
          <RadioGroup
            name="approver"
            label="Inbox that gets the email"
            hint={`Each email counts: ${approval.sent} of ${approval.limit} in the last 24 hours.`}
            options={others.map(({ email }) => ({
              value: email,
              label: <bdi className="wrap-anywhere">{email}</bdi>,
              hint: <InboxNote language={DEFAULT_LANGUAGE} email={email} />,
            }))}
          />
          <SubmitButton>Email this inbox</SubmitButton>
        </ActionForm>
      ) : (
        <>
          <Alert tone="warning" title="There is no list right now">
            <p>{listed.ok ? 'The authority lists no other inbox for this domain.' : refusalText(listed.error)}</p>
          </Alert>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}/approver`}>
            Ask again
          </ButtonLink>
        </>
      )}
    </FlowFrame>
  )
}
