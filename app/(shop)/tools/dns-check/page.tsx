import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CheckNameForm } from '@/components/certificate/check-name-form'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { readParam } from '@/lib/auth/read-param'
import { readAddress } from '@/lib/csr/address/read-address'
import type { Authority } from '@/lib/dns/types'
import { EnglishTool } from '../_components/english-tool'
import { TOOLS, toolMetadata } from '../tools'
import { DnsResult } from './_components/dns-result'
import { checkDns } from './check-dns'

const TOOL = TOOLS.dns

export async function generateMetadata({ searchParams }: PageProps<'/tools/dns-check'>): Promise<Metadata> {
  const given = (await searchParams).for
  return toolMetadata(TOOL, { isRefused: given !== undefined && !readAddress((readParam(given) ?? '').trim()).ok })
}

/** Looks any public name up in DNS, as an authority will before it issues a certificate. */
export default async function DnsCheckPage({ searchParams }: PageProps<'/tools/dns-check'>) {
  const query = await searchParams
  const typed = (readParam(query.for) ?? '').trim().slice(0, 300)
  const authority = readAuthority(readParam(query.authority))
  const checked = query.for === undefined ? null : await checkDns(typed)
  if (checked?.state === 'cleaned') {
    redirect(`/tools/dns-check?${new URLSearchParams({ for: checked.name, ...(authority && { authority }) })}`)
  }
  const error = checked?.state === 'refused' ? checked.message : undefined
  return (
    <EnglishTool
      tool={TOOL}
      lead="An authority reads your DNS before it issues a certificate. We read the same records and say what would be refused, and what to change."
    >
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
        </div>
      )}
      {checked?.state === 'checked' && <DnsResult report={checked.report} authority={authority} />}
      <CheckNameForm address={checked?.state === 'checked' ? checked.report.name : typed} authority={authority} error={error} isMain />
    </EnglishTool>
  )
}

function readAuthority(text: string | undefined): Authority | undefined {
  return text === 'digicert' || text === 'sectigo' ? text : undefined
}
