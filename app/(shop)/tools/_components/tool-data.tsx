import { StructuredData } from '@/app/_components/structured-data'
import { env } from '@/lib/config/env'
import { pathIn } from '@/lib/languages/places'
import type { Language } from '@/lib/languages/types'
import { type Tool, toolWords } from '../tools'

/** Describes the tool for search engines as structured data (schema.org WebApplication). */
export function ToolData({ tool, language }: { tool: Tool; language: Language }) {
  const { title, description } = toolWords(tool, language)
  const data = {
    '@type': 'WebApplication',
    name: title,
    description,
    url: `${env.APP_URL}${pathIn(language, tool.path)}`,
    applicationCategory: 'SecurityApplication',
    operatingSystem: 'Any',
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: 0, priceCurrency: 'USD' },
  }
  return <StructuredData data={data} />
}
