import type { MetadataRoute } from 'next'
import { listProducts } from '@/lib/catalog/queries'
import { env } from '@/lib/config/env'
import { alternatesOf, pathIn } from '@/lib/languages/places'
import { LANGUAGES } from '@/lib/languages/types'
import { pathOf, USES } from './(shop)/for/uses'
import { TOOLS } from './(shop)/tools/tools'

export const revalidate = 300

/** The public pages: those that are translated once for each language, each with the addresses of the others. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const products = await listProducts()
  const sold = products.map(({ slug }) => `/certificates/${slug}`)
  const translated = ['/', '/certificates', '/compare', ...USES.map(pathOf), ...sold]
  const tools = Object.values(TOOLS).map(({ path }) => path)
  return [
    ...translated.flatMap((path) =>
      LANGUAGES.map((language) => ({ url: urlOf(pathIn(language, path)), alternates: { languages: languagesOf(path) } })),
    ),
    ...['/tools', ...tools].map((path) => ({ url: urlOf(path) })),
  ]
}

function languagesOf(path: string): Record<string, string> {
  const { languages } = alternatesOf('en', path)
  return Object.fromEntries(Object.entries(languages).map(([language, own]) => [language, urlOf(own)]))
}

function urlOf(path: string): string {
  return `${env.APP_URL}${path === '/' ? '' : path}`
}
