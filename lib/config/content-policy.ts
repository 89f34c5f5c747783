/**
 * The two Content Security Policies. Imports nothing: proxy.ts reads it while the server starts.
 *
 * Private pages are rendered for each visit, so every script carries that visit's nonce and no other script runs.
 * Public pages are rendered once and served to all; a nonce in them would be no secret, and Next.js writes its page data as
 * inline scripts. The web server sees each of these pages whole, so their policy names the scripts in them by their hashes.
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

/** The policy of everything that is the same for all visitors. Inline scripts run only where their hash (`sha256-…`) is among these. */
export function hashPolicy(hashes: readonly string[]): string {
  const scripts = ["'self'", ...hashes.map((hash) => `'${hash}'`)].join(' ')
  return [...COMMON, `script-src ${scripts}`, "style-src 'self'", "form-action 'self'"].join('; ')
}

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
