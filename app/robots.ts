import type { MetadataRoute } from 'next'
import { PRIVATE_PATHS } from '@/lib/config/content-policy'
import { env } from '@/lib/config/env'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: [...PRIVATE_PATHS.filter((path) => !path.includes('/tools/')), '/api'] },
    sitemap: `${env.APP_URL}/sitemap.xml`,
  }
}
