import type { ReactNode } from 'react'
import { StructuredData } from '@/app/_components/structured-data'
import { PageTitle } from '@/components/layout/page-title'
import { env } from '@/lib/config/env'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS, type Tool } from '../tools'

/** A tool's page: its title, the tool itself, and the other tools below it. */
export function ToolFrame({ tool, lead, children }: { tool: Tool; lead: string; children: ReactNode }) {
  return (
    <ShopPage>
      <div className="pt-8">
        <p className="mb-4 text-sm">
          <a href="/tools">Tools</a>
        </p>
        <PageTitle lead={lead}>{tool.title}</PageTitle>
        {children}
        <nav aria-labelledby="other-tools" className="mt-14 border-t border-line pt-8">
          <h2 id="other-tools">Other tools</h2>
          <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
            {Object.values(TOOLS)
              .filter(({ path }) => path !== tool.path)
              .map(({ path, title, ask }) => (
                <li key={path} className="py-2">
                  <a href={path}>{title}</a>
                  <span className="block text-sm text-ink-3">{ask}</span>
                </li>
              ))}
          </ul>
        </nav>
        <ToolData tool={tool} />
      </div>
    </ShopPage>
  )
}

/** The tool as structured data for search engines (schema.org WebApplication). */
function ToolData({ tool }: { tool: Tool }) {
  const data = {
    '@type': 'WebApplication',
    name: tool.title,
    description: tool.description,
    url: `${env.APP_URL}${tool.path}`,
    applicationCategory: 'SecurityApplication',
    operatingSystem: 'Any',
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: 0, priceCurrency: 'USD' },
  }
  return <StructuredData data={data} />
}
