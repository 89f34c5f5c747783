import type { MetadataRoute } from 'next'
import { listProducts } from '@/lib/catalog/queries'
import { env } from '@/lib/config/env'
import { pathOf, USES } from './(shop)/for/uses'
import { TOOLS } from './(shop)/tools/tools'

export const revalidate = 300

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const products = await listProducts()
  const tools = Object.values(TOOLS).map(({ path }) => path)
  const sold = products.map(({ slug }) => `/certificates/${slug}`)
  return ['', '/certificates', '/compare', '/tools', ...tools, ...USES.map(pathOf), ...sold].map((path) => ({
    url: `${env.APP_URL}${path}`,
  }))
}
