import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { readZone } from '@/lib/auth/session/zone'
import { getCertificate } from '@/lib/certificates/view/queries'
import { wordsOf } from '@/lib/languages/text'
import { getOffer, getPeople, listHelperLinks } from '@/lib/people/queries'
import { AccountPage } from '../../../_components/account-page'
import { Members } from '../../../people/_components/members'
import { HelperLinks } from './helper-links'
import { Transfer } from './transfer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'certificatePeople')('title') }
}

/** Who can do what with one certificate: members, helper links, and transfer to another account. */
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
  const language = await readLanguage()
  const words = wordsOf(language, 'certificatePeople')
  const name = certificate.domainName || wordsOf(language, 'orderPage')('notSetUp', { product: certificate.type.name })
  return (
    <AccountPage current="/account/certificates" language={language}>
      <PageTitle eyebrow={<a href={`/account/certificates/${id}`}>{name}</a>}>{words('title')}</PageTitle>
      <HelperLinks certificateId={id} links={links} language={language} zone={await readZone()} />
      <Members scope={{ certificateId: id }} people={people} title={words('members')} lead={words('membersLead')} language={language} />
      <Transfer
        certificateId={id}
        offer={offer}
        isHolder={people.holder.id === actor.userId}
        holder={people.holder.email}
        language={language}
      />
    </AccountPage>
  )
}
