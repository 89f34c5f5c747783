import path from 'node:path'
import type { NextConfig } from 'next'

// Headers, compression and the content security policy of public pages are set by the web process itself, in lib/web.

const isDevelopment = process.env.NODE_ENV === 'development'

const config: NextConfig = {
  // Compiled before the build, by scripts/build/compile.ts.
  ...(!isDevelopment && { cacheHandler: path.resolve('dist/page-store.mjs') }),
  poweredByHeader: false,
  // `npm test` checks types; checking them again here would make a build take half as long again.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // Puts every page's title and description into its head for all clients, not only for search engines, because public pages have no script
  // that could add them later.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  devIndicators: false,
  agentRules: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  serverExternalPackages: ['pino', 'prom-client', 'pg', '@peculiar/x509', 'nodemailer', 'stripe'],
}

export default config
