import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { readParam } from '@/lib/auth/read-param'
import { readAddress } from '@/lib/csr/address/read-address'
import type { Authority } from '@/lib/dns/types'
import { pathIn } from '@/lib/languages/places'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS, toolMetadata } from '../tools'
import { DnsView } from './_components/dns-view'
import { checkDns } from './check-dns'

const TOOL = TOOLS.dns

export type DnsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function dnsMetadata(language: Language, { searchParams }: DnsProps): Promise<Metadata> {
  const given = (await searchParams).for
  return toolMetadata(TOOL, { language, isRefused: given !== undefined && !readAddress((readParam(given) ?? '').trim()).ok })
}

/** Looks up any public name in DNS, as an authority will before it issues a certificate. */
export async function DnsPage({ language, searchParams }: DnsProps & { language: Language }) {
  const query = await searchParams
  const typed = (readParam(query.for) ?? '').trim().slice(0, 300)
  const authority = readAuthority(readParam(query.authority))
  const checked = query.for === undefined ? null : await checkDns(typed, language)
  if (checked?.state === 'cleaned') {
    const asked = new URLSearchParams({ for: checked.name, ...(authority && { authority }) })
    redirect(pathIn(language, `${TOOL.path}?${asked}`) as Route)
  }
  return (
    <ShopPage language={language} path={TOOL.path}>
      <DnsView language={language} typed={typed} authority={authority} checked={checked} />
    </ShopPage>
  )
}

function readAuthority(text: string | undefined): Authority | undefined {
  return text === 'digicert' || text === 'sectigo' ? text : undefined
}
