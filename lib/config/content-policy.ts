/**
 * The two Content Security Policies. Has no imports, because proxy.ts loads it while the server starts. Private pages are rendered for each
 * request: every script carries that request's nonce, and no other script runs. Public pages are rendered once and served to everyone, so a
 * nonce in them would not be secret. The web server has the complete HTML of these pages, so their policy lists the inline scripts and
 * styles by hash.
 */

/** Pages that show or change one person's data, or display visitor input. */
export const PRIVATE_PATHS = [
  '/account',
  '/admin',
  '/cart',
  '/checkout',
  '/sign-in',
  '/link',
  '/helper',
  '/quote',
  '/find',
  '/de/find',
  '/es/find',
  '/de/account',
  '/es/account',
  '/de/cart',
  '/es/cart',
  '/de/sign-in',
  '/es/sign-in',
  '/pull',
  '/tools/site-check',
  '/tools/dns-check',
  '/tools/csr-decoder',
  '/tools/certificate-decoder',
  '/tools/chain-checker',
  '/tools/key-matcher',
  '/tools/file-lifetimes',
  '/de/tools/site-check',
  '/de/tools/dns-check',
  '/de/tools/csr-decoder',
  '/de/tools/certificate-decoder',
  '/de/tools/chain-checker',
  '/de/tools/key-matcher',
  '/de/tools/file-lifetimes',
  '/es/tools/site-check',
  '/es/tools/dns-check',
  '/es/tools/csr-decoder',
  '/es/tools/certificate-decoder',
  '/es/tools/chain-checker',
  '/es/tools/key-matcher',
  '/es/tools/file-lifetimes',
] as const

const COMMON = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/**
 * Returns the policy for pages that are the same for all visitors. Inline scripts run, and inline styles apply, only if their hash
 * (`sha256-…`) is in the list.
 */
export function hashPolicy(scripts: readonly string[] = [], styles: readonly string[] = []): string {
  return [...COMMON, `script-src ${sources(scripts)}`, `style-src ${sources(styles)}`, "form-action 'self'"].join('; ')
}

function sources(hashes: readonly string[]): string {
  return ["'self'", ...hashes.map((hash) => `'${hash}'`)].join(' ')
}

/**
 * Returns the policy for one request for a private page. The form-action directive includes `paymentOrigin`, because browsers without
 * JavaScript apply it to the redirect that follows "Continue to payment".
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
    // For the worker that generates keys. Without this, script-src would apply to it, and a worker cannot carry a nonce.
    "worker-src 'self'",
    // The preview of an email.
    "frame-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    `form-action 'self' ${paymentOrigin}`,
  ].join('; ')
}

/** Returns whether a path is that of an email preview in the back office. */
export function isMailPreview(pathname: string): boolean {
  return /^\/admin\/(?:settings\/)?mails\/[^/]+\/html$/.test(pathname)
}

/** The policy for email previews: only their own styles, no scripts, no forms, no external resources, and an opaque origin. */
export const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
