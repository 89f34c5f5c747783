import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CertificateContent } from '@/app/account/certificates/[id]/_components/certificate-content'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { viewAsClient } from '@/lib/admin/view-as-client'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getCertificate } from '@/lib/certificates/view/queries'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { DEFAULT_ZONE } from '@/lib/zone'
import { AdminPage } from '../../../_components/admin-page'
import { requireId } from '../../../_components/require-id'

export const metadata: Metadata = { title: 'What the client sees' }

/** A certificate as its client sees it. Its controls are inactive, and the visit is recorded in the history. */
export default async function AsClientPage({ params }: PageProps<'/admin/certificates/[id]/as-client'>) {
  const id = await requireId((await params).id)
  const client = await viewAsClient(await requireStaff(`/admin/certificates/${id}`), id)
  const certificate = client && (await getCertificate(client, id))
  if (!certificate) notFound()
  return (
    <AdminPage current="/admin/certificates">
      <PageTitle>What the client sees</PageTitle>
      <Alert tone="warning" title="You are viewing this certificate as the client sees it.">
        <p>
          Nothing below can be pressed or changed. Your visit is recorded in its history.{' '}
          <a href={`/admin/certificates/${id}`}>Back to the certificate</a>
        </p>
      </Alert>
      <div inert className="mt-6 border-2 border-dashed border-line-strong p-4 text-base sm:p-6">
        <CertificateContent language={DEFAULT_LANGUAGE} zone={DEFAULT_ZONE} actor={client} certificate={certificate} />
      </div>
    </AdminPage>
  )
}
