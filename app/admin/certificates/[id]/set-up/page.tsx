import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getCertificate, getDraft } from '@/lib/certificates/view/queries'
import { AdminPage } from '../../../_components/admin-page'
import { requireId } from '../../../_components/require-id'
import { ApprovalSection } from './_components/approval-section'
import { BeginReplacement } from './_components/begin-replacement'
import { ContactsSection } from './_components/contacts-section'
import { RequestSection } from './_components/request-section'
import { SendSection } from './_components/send-section'
import { endReplacementFor } from './actions'

export const metadata: Metadata = { title: 'Set-up for the client' }

/**
 * The set-up form with which staff act for a client, with the same checks and all steps on one page. An issued certificate is also replaced
 * here.
 */
export default async function SetUpForClientPage({ params }: PageProps<'/admin/certificates/[id]/set-up'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/certificates/${id}/set-up`, 'certificates')
  const [certificate, draft] = await Promise.all([getCertificate(actor, id), getDraft(actor, id)])
  if (!certificate || !draft) notFound()
  const isIssued = certificate.place === 'issued' && !certificate.lock && !certificate.suspendedReason
  if (!draft.isEditable && !isIssued) redirect(`/admin/certificates/${id}`)
  return (
    <AdminPage current="/admin/certificates">
      <PageTitle eyebrow={<a href={`/admin/certificates/${id}`}>{certificate.domainName ?? certificate.type.name}</a>}>
        {isIssued ? 'Replace it for the client' : 'Set-up for the client'}
      </PageTitle>
      <Alert tone="info" title="The client gets an email about what you do here.">
        Your changes are recorded in the certificate’s history under your name. The request (CSR) is enough: never ask for the private key,
        and never paste one.
      </Alert>
      {isIssued ? (
        <BeginReplacement certificate={certificate} />
      ) : (
        <div className="mt-8 max-w-form space-y-10">
          <RequestSection draft={draft} />
          {!draft.isReplacement && <ContactsSection draft={draft} />}
          {!draft.isReplacement && <ApprovalSection draft={draft} />}
          <SendSection draft={draft} />
          {draft.isReplacement && (
            <ActionForm action={endReplacementFor} prefix="end" label="Cancel the replacement">
              <input type="hidden" name="id" value={id} />
              <p className="mb-2 text-ink-2">Nothing has been sent yet. The certificate keeps its current file.</p>
              <SubmitButton variant="secondary">Cancel the replacement</SubmitButton>
            </ActionForm>
          )}
        </div>
      )}
    </AdminPage>
  )
}
