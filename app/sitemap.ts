import type { MetadataRoute } from 'next'
import { listProducts } from '@/lib/catalog/queries'
import { env } from '@/lib/config/env'
import { alternatesOf, languagesOf, pathIn } from '@/lib/languages/places'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { pathOf, USES } from './(shop)/for/uses'
import { TOOLS } from './(shop)/tools/tools'

export const revalidate = 300

/** Lists the public pages, once for each language in which they exist, each with the addresses of its translations. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const products = await listProducts()
  const tools = Object.values(TOOLS).map(({ path }) => path)
  const sold = products.map(({ slug }) => `/certificates/${slug}`)
  return ['/', '/certificates', '/compare', '/tools', ...tools, ...USES.map(pathOf), ...sold].flatMap((path) => {
    const { languages } = alternatesOf(DEFAULT_LANGUAGE, path)
    const urls = languages && Object.fromEntries(Object.entries(languages).map(([language, own]) => [language, urlOf(own)]))
    return languagesOf(path).map((language) => ({ url: urlOf(pathIn(language, path)), ...(urls && { alternates: { languages: urls } }) }))
  })
}

function urlOf(path: string): string {
  return `${env.APP_URL}${path === '/' ? '' : path}`
}
