import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CheckNameForm } from '@/components/certificate/check-name-form'
import { PageTitle } from '@/components/layout/page-title'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { readParam } from '@/lib/auth/read-param'
import { env } from '@/lib/config/env'
import { AUTHORITIES } from '@/lib/dns/authorities'
import type { Authority } from '@/lib/dns/types'
import { DnsResult } from './_components/dns-result'
import { checkDns } from './check-dns'

const TITLE = 'CAA and DNS check'
const DESCRIPTION = 'See whether DNS lets an authority issue a certificate for your name: its domain, CAA records, DNSSEC and mail.'

export const metadata: Metadata = { title: TITLE, description: DESCRIPTION }

/** Looks any public name up in DNS, as an authority will before it issues a certificate. */
export default async function DnsCheckPage({ searchParams }: PageProps<'/tools/dns-check'>) {
  const query = await searchParams
  const typed = (readParam(query.for) ?? '').trim().slice(0, 300)
  const authority = readAuthority(readParam(query.authority))
  const checked = typed ? await checkDns(typed) : null
  if (checked?.state === 'cleaned') {
    redirect(`/tools/dns-check?${new URLSearchParams({ for: checked.name, ...(authority && { authority }) })}`)
  }
  const error = checked?.state === 'refused' ? checked.message : undefined
  return (
    <div className="pt-10">
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
        </div>
      )}
      <PageTitle lead="An authority reads your DNS before it issues a certificate. We read the same records and say what would be refused, and what to change.">
        {TITLE}
      </PageTitle>
      {checked?.state === 'checked' && <DnsResult report={checked.report} authority={authority} />}
      <CheckNameForm address={checked?.state === 'checked' ? checked.report.name : typed} authority={authority} error={error} />
      <ToolData />
    </div>
  )
}

function readAuthority(text: string | undefined): Authority | undefined {
  return text === 'digicert' || text === 'sectigo' ? text : undefined
}

/** The tool as structured data for search engines (schema.org WebApplication). */
function ToolData() {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'WebApplication',
    name: TITLE,
    description: DESCRIPTION,
    url: `${env.APP_URL}/tools/dns-check`,
    applicationCategory: 'SecurityApplication',
    operatingSystem: 'Any',
    offers: { '@type': 'Offer', price: 0, priceCurrency: 'USD' },
    about: Object.values(AUTHORITIES).map(({ label }) => label),
  }
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: only our own texts
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }} />
  )
}
