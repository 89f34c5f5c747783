import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { readParam } from '@/lib/auth/read-param'
import { readAddress } from '@/lib/csr/address/read-address'
import { pathIn } from '@/lib/languages/places'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS, toolMetadata } from '../tools'
import { SiteView } from './_components/site-view'
import { checkSite } from './check-site'

const TOOL = TOOLS.site

export type SiteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function siteMetadata(language: Language, { searchParams }: SiteProps): Promise<Metadata> {
  const given = (await searchParams).for
  return toolMetadata(TOOL, { language, isRefused: given !== undefined && !readAddress((readParam(given) ?? '').trim()).ok })
}

/** Checks the certificate of any public site, and reports what is wrong with it. */
export async function SitePage({ language, searchParams }: SiteProps & { language: Language }) {
  const query = await searchParams
  const [typed, port] = [(readParam(query.for) ?? '').trim().slice(0, 300), readParam(query.port) ?? '']
  const checked = query.for === undefined ? null : await checkSite({ typed, port }, language)
  if (checked?.state === 'cleaned') {
    redirect(pathIn(language, `${TOOL.path}?${new URLSearchParams({ for: checked.host })}`) as Route)
  }
  return (
    <ShopPage language={language} path={TOOL.path}>
      <SiteView language={language} typed={typed} port={port} checked={checked} />
    </ShopPage>
  )
}
