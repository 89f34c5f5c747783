import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { certificateName } from '@/components/certificate/certificate-name'
import { requireActor } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { readZone } from '@/lib/auth/session/zone'
import { getCertificate } from '@/lib/certificates/view/queries'
import { wordsOf } from '@/lib/languages/text'
import { AccountPage } from '../../_components/account-page'
import { CertificateContent } from './_components/certificate-content'

/** Cached because the page and its title both need it. */
const readCertificate = cache(async (id: string) => {
  const actor = await requireActor(`/account/certificates/${id}`)
  return { actor, certificate: await getCertificate(actor, id) }
})

export async function generateMetadata({ params }: PageProps<'/account/certificates/[id]'>): Promise<Metadata> {
  const { certificate } = await readCertificate((await params).id)
  const language = await readLanguage()
  return { title: certificate ? certificateName(certificate, language) : wordsOf(language, 'account')('missing') }
}

/** One certificate in any state: to be set up, in progress, issued, or ended. */
export default async function CertificatePage({ params, searchParams }: PageProps<'/account/certificates/[id]'>) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, certificate } = await readCertificate(id)
  if (!certificate) notFound()
  const language = await readLanguage()
  return (
    <AccountPage current="/account/certificates" language={language}>
      <CertificateContent
        actor={actor}
        certificate={certificate}
        server={readParam(query.server)}
        isMaking={readParam(query.make) === 'key-file'}
        language={language}
        zone={await readZone()}
      />
    </AccountPage>
  )
}
