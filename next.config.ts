import type { NextConfig } from 'next'
import { PRIVATE_PATHS, STATIC_POLICY } from './lib/config/content-policy'

/** For every answer of the web process, pages and files alike. */
const EVERYWHERE = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()' },
]

const isDevelopment = process.env.NODE_ENV === 'development'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  devIndicators: false,
  agentRules: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  serverExternalPackages: ['pino', 'pg', '@peculiar/x509', 'nodemailer', 'stripe'],
  async headers() {
    return [
      { source: '/:path*', headers: EVERYWHERE },
      // Private pages get a policy of their own for each answer, in proxy.ts.
      ...(isDevelopment
        ? []
        : [
            {
              source: `/((?!(?:${PRIVATE_PATHS.map((path) => path.slice(1)).join('|')})(?:/|$)).*)`,
              headers: [{ key: 'Content-Security-Policy', value: STATIC_POLICY }],
            },
          ]),
    ]
  },
}

export default config
