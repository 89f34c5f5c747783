import { type NextRequest, NextResponse } from 'next/server'
import { isMailPreview, MAIL_POLICY, noncePolicy } from './lib/config/content-policy'

/** In any language. */
const TOOLS = /^(?:\/[a-z]{2})?\/tools\//

/**
 * Gives every private page its own script nonce and prevents caching. It does not authorise anything: pages, actions and the domain code do
 * that themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = noncePolicy({
    nonce,
    paymentOrigin: process.env.STRIPE_API_URL ? new URL(process.env.STRIPE_API_URL).origin : 'https://checkout.stripe.com',
    isDevelopment: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', isMailPreview(request.nextUrl.pathname) ? MAIL_POLICY : policy)
  response.headers.set('cache-control', 'private, no-store')
  // Search engines may index the tools, but not visitors' input.
  if (!TOOLS.test(request.nextUrl.pathname) || request.nextUrl.search) response.headers.set('x-robots-tag', 'noindex')
  return response
}

// Next.js reads this at build time and cannot follow imports, so keep it identical to PRIVATE_PATHS (a test compares them).
export const config = {
  matcher: [
    '/account/:path*',
    '/admin/:path*',
    '/cart/:path*',
    '/checkout/:path*',
    '/sign-in/:path*',
    '/link/:path*',
    '/helper/:path*',
    '/quote/:path*',
    '/find/:path*',
    '/de/find/:path*',
    '/es/find/:path*',
    '/de/account/:path*',
    '/es/account/:path*',
    '/de/cart/:path*',
    '/es/cart/:path*',
    '/de/sign-in/:path*',
    '/es/sign-in/:path*',
    '/pull/:path*',
    '/tools/site-check/:path*',
    '/tools/dns-check/:path*',
    '/tools/csr-decoder/:path*',
    '/tools/certificate-decoder/:path*',
    '/tools/chain-checker/:path*',
    '/tools/key-matcher/:path*',
    '/tools/file-lifetimes/:path*',
    '/de/tools/site-check/:path*',
    '/de/tools/dns-check/:path*',
    '/de/tools/csr-decoder/:path*',
    '/de/tools/certificate-decoder/:path*',
    '/de/tools/chain-checker/:path*',
    '/de/tools/key-matcher/:path*',
    '/de/tools/file-lifetimes/:path*',
    '/es/tools/site-check/:path*',
    '/es/tools/dns-check/:path*',
    '/es/tools/csr-decoder/:path*',
    '/es/tools/certificate-decoder/:path*',
    '/es/tools/chain-checker/:path*',
    '/es/tools/key-matcher/:path*',
    '/es/tools/file-lifetimes/:path*',
  ],
}
