import type { MetadataRoute } from 'next'
import { listProducts } from '@/lib/catalog/queries'
import { env } from '@/lib/config/env'
import { TOOLS } from './(shop)/tools/tools'

export const revalidate = 300

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const products = await listProducts()
  const tools = Object.values(TOOLS).map(({ path }) => path)
  return ['', '/certificates', '/tools', ...tools, ...products.map(({ slug }) => `/certificates/${slug}`)].map((path) => ({
    url: `${env.APP_URL}${path}`,
  }))
}
