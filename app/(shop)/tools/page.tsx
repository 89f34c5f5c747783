import type { Metadata } from 'next'
import { pageList, StructuredData } from '@/app/_components/structured-data'
import { PageTitle } from '@/components/layout/page-title'
import { ShopPage } from '../_components/shop-page'
import { TOOLS } from './tools'

export const metadata: Metadata = {
  title: 'Free tools for SSL/TLS certificates',
  description: 'Decode a CSR or a certificate, match a key, check a chain, DNS or a site. Free, and without an account.',
  alternates: { canonical: '/tools' },
}

/** The list of public tools. */
export default function ToolsPage() {
  return (
    <ShopPage>
      <div className="pt-10">
        <PageTitle lead="No account is needed. What you paste is read for the answer and then dropped: we store none of it.">
          Free tools for SSL/TLS certificates
        </PageTitle>
        <ul className="border-t-2 border-ink">
          {Object.values(TOOLS).map(({ path, title, ask, description }) => (
            <li key={path} className="grid gap-x-12 border-b border-line py-4 md:grid-cols-[5fr_7fr]">
              <h2 className="text-lg">
                <a href={path}>{title}</a>
                <span className="block text-sm font-normal text-ink-3">{ask}</span>
              </h2>
              <p className="mt-1 max-w-measure text-ink-2">{description}</p>
            </li>
          ))}
        </ul>
        <StructuredData data={pageList(Object.values(TOOLS).map(({ title, path }) => ({ name: title, path })))} />
      </div>
    </ShopPage>
  )
}
