import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { readParam } from '@/lib/auth/read-param'
import { readAddress } from '@/lib/csr/address/read-address'
import { EnglishTool } from '../_components/english-tool'
import { TOOLS, toolMetadata } from '../tools'
import { SiteForm } from './_components/site-form'
import { SiteResult } from './_components/site-result'
import { checkSite } from './check-site'

const TOOL = TOOLS.site

export async function generateMetadata({ searchParams }: PageProps<'/tools/site-check'>): Promise<Metadata> {
  const given = (await searchParams).for
  return toolMetadata(TOOL, { isRefused: given !== undefined && !readAddress((readParam(given) ?? '').trim()).ok })
}

/** Looks at the certificate of any public site, and says what is wrong with it. */
export default async function SiteCheckPage({ searchParams }: PageProps<'/tools/site-check'>) {
  const query = await searchParams
  const [typed, port] = [(readParam(query.for) ?? '').trim().slice(0, 300), readParam(query.port) ?? '']
  const site = query.for === undefined ? null : await checkSite({ typed, port })
  if (site?.state === 'cleaned') redirect(`/tools/site-check?${new URLSearchParams({ for: site.host })}`)
  const error = site?.state === 'refused' ? site.message : undefined
  return (
    <EnglishTool
      tool={TOOL}
      lead="We connect to your site as a browser does, at each of its addresses, and say what is wrong and what to do."
    >
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
        </div>
      )}
      {site?.state === 'checked' && <SiteResult host={site.host} port={site.port} inspection={site.inspection} />}
      <SiteForm typed={site?.state === 'checked' ? site.host : typed} port={port} error={error} />
    </EnglishTool>
  )
}
