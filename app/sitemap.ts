import type { MetadataRoute } from 'next'
import { listProducts } from '@/lib/catalog/queries'
import { env } from '@/lib/config/env'

export const revalidate = 300

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const products = await listProducts()
  return ['', '/certificates', '/tools/dns-check', ...products.map(({ slug }) => `/certificates/${slug}`)].map((path) => ({
    url: `${env.APP_URL}${path}`,
  }))
}
