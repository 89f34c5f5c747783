import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { readParam } from '@/lib/auth/read-param'
import { SiteForm } from './_components/site-form'
import { SiteResult } from './_components/site-result'
import { checkSite } from './check-site'

export const metadata: Metadata = {
  title: 'Why is my site not secure?',
  description: 'See which certificate your site sends, and what browsers dislike about it.',
}

/** Looks at the certificate of any public site, and says what is wrong with it. */
export default async function SiteCheckPage({ searchParams }: PageProps<'/tools/site-check'>) {
  const query = await searchParams
  const [typed, port] = [(readParam(query.for) ?? '').trim().slice(0, 300), readParam(query.port) ?? '']
  const site = typed ? await checkSite({ typed, port }) : null
  if (site?.state === 'cleaned') redirect(`/tools/site-check?${new URLSearchParams({ for: site.host })}`)
  const error = site?.state === 'refused' ? site.message : undefined
  return (
    <div className="pt-10">
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
        </div>
      )}
      <PageTitle lead="We connect to your site as a browser does, at each of its addresses, and say what is wrong and what to do.">
        Why is my site not secure?
      </PageTitle>
      {site?.state === 'checked' && <SiteResult host={site.host} port={site.port} inspection={site.inspection} />}
      <SiteForm typed={site?.state === 'checked' ? site.host : typed} port={port} error={error} />
    </div>
  )
}
