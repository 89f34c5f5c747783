/**
 * The two Content Security Policies. Imports nothing: next.config.ts and proxy.ts read it while the server starts.
 *
 * Private pages are rendered for each visit, so every script carries that visit's nonce and no other script runs.
 * Public pages are rendered once and served to all; a nonce in them would be no secret, and Next.js writes its page data as
 * inline scripts. They therefore allow inline scripts, show nothing a visitor typed, and forbid everything else.
 */

/** Pages that show or change something of one person, or print what a visitor typed. */
export const PRIVATE_PATHS = ['/account', '/admin', '/cart', '/checkout', '/sign-in', '/link', '/find'] as const

const COMMON = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/** The policy of pages rendered ahead of any visit. */
export const STATIC_POLICY = [...COMMON, "script-src 'self' 'unsafe-inline'", "style-src 'self'", "form-action 'self'"].join('; ')

/**
 * The policy of one visit to a private page. `paymentOrigin` may be reached by a form because browsers apply
 * form-action to the redirect that follows "Continue to payment" when there is no JavaScript.
 */
export function noncePolicy({
  nonce,
  paymentOrigin,
  isDevelopment,
}: {
  nonce: string
  paymentOrigin: string
  isDevelopment: boolean
}): string {
  return [
    ...COMMON,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    `form-action 'self' ${paymentOrigin}`,
  ].join('; ')
}
