import type { Metadata } from 'next'
import { requireActor } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { listCertificates } from '@/lib/certificates/view/queries'
import { now } from '@/lib/clock'
import { wordsOf } from '@/lib/languages/text'
import { AccountPage } from '../_components/account-page'
import { readShow } from './_components/list-filters'
import { ListView } from './_components/list-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'account')('certificates') }
}

const PATH = '/account/certificates'

/** Every certificate of the signed-in person. Those that need attention come first. */
export default async function CertificatesPage({ searchParams }: PageProps<'/account/certificates'>) {
  const query = await searchParams
  const actor = await requireActor(PATH)
  const [after, search, show] = [readParam(query.after), readParam(query.q), readShow(readParam(query.show))]
  const { rows, next } = await listCertificates(actor, { after, search, status: show })
  const language = await readLanguage()
  return (
    <AccountPage current={PATH} language={language}>
      <ListView language={language} rows={rows} show={show} search={search} after={after} next={next} at={now()} />
    </AccountPage>
  )
}
