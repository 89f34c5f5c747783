import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { requireClient } from '@/lib/auth/guards/guards'
import { getCertificate } from '@/lib/certificates/view/queries'
import { getOffer, getPeople, listHelperLinks } from '@/lib/people/queries'
import { AccountPage } from '../../../_components/account-page'
import { Members } from '../../../people/_components/members'
import { HelperLinks } from './helper-links'
import { Transfer } from './transfer'

export const metadata: Metadata = { title: 'People with access' }

/** Who may do what with one certificate: members, helper links, and the transfer to another account. */
export default async function CertificatePeoplePage({ params }: PageProps<'/account/certificates/[id]/people'>) {
  const { id } = await params
  const actor = await requireClient(`/account/certificates/${id}/people`)
  const [certificate, people, links, offer] = await Promise.all([
    getCertificate(actor, id),
    getPeople(actor, { certificateId: id }),
    listHelperLinks(actor, id),
    getOffer(actor, id),
  ])
  if (!certificate || !people) notFound()
  return (
    <AccountPage current="/account/certificates">
      <PageTitle
        eyebrow={<a href={`/account/certificates/${id}`}>{certificate.domainName || `${certificate.type.name}, not set up yet`}</a>}
      >
        People with access
      </PageTitle>
      <HelperLinks certificateId={id} links={links} />
      <Members
        scope={{ certificateId: id }}
        people={people}
        title="Members of this certificate"
        lead="They sign in with their own address and see this certificate only. Members of the whole account are listed under “People”."
      />
      <Transfer certificateId={id} offer={offer} isHolder={people.holder.id === actor.userId} holder={people.holder.email} />
    </AccountPage>
  )
}
