import path from 'node:path'

/** Who may see a route. Everyone else gets what a missing thing gets, or is asked to sign in. */
export type Reach =
  /** Anyone, signed in or not. */
  | 'anyone'
  /** Anyone who holds a secret; an unknown secret is not found. */
  | 'token'
  /** Anyone who is signed in, each seeing their own. */
  | 'signed-in'
  | 'owner-of-certificate'
  | 'owner-of-order'
  | 'staff'

/**
 * Every page and route of the shop. The house rules compare it with `app`, and e2e/authorisation.spec.ts asks for each as everyone who is
 * not meant to see it.
 */
export const ROUTES: Readonly<Record<string, Reach>> = {
  '/': 'anyone',
  '/account': 'anyone',
  '/account/billing': 'signed-in',
  '/account/certificates': 'signed-in',
  '/account/certificates/[id]': 'owner-of-certificate',
  '/account/certificates/[id]/approver': 'owner-of-certificate',
  '/account/certificates/[id]/download/[what]': 'owner-of-certificate',
  '/account/certificates/[id]/people': 'owner-of-certificate',
  '/account/certificates/[id]/replace': 'owner-of-certificate',
  '/account/certificates/[id]/set-up': 'owner-of-certificate',
  '/account/certificates/[id]/set-up/approver': 'owner-of-certificate',
  '/account/certificates/[id]/set-up/check': 'owner-of-certificate',
  '/account/certificates/[id]/set-up/contacts': 'owner-of-certificate',
  '/account/certificates/[id]/set-up/server': 'owner-of-certificate',
  '/account/certificates/[id]/withdraw': 'owner-of-certificate',
  '/account/data': 'signed-in',
  '/account/data/export': 'signed-in',
  '/account/notifications': 'signed-in',
  '/account/orders': 'signed-in',
  '/account/orders/[id]': 'owner-of-order',
  '/account/orders/[id]/invoices/[number]': 'owner-of-order',
  '/account/orders/[id]/invoices/[number]/pdf': 'owner-of-order',
  '/account/people': 'signed-in',
  '/account/security': 'signed-in',
  '/account/security/authenticator': 'signed-in',
  '/account/settings': 'signed-in',
  '/admin': 'staff',
  '/admin/[...missing]': 'staff',
  '/admin/audit': 'staff',
  '/admin/audit/[id]': 'staff',
  '/admin/audit-log': 'staff',
  '/admin/bookkeeping': 'staff',
  '/admin/bookkeeping/export': 'staff',
  '/admin/bookkeeping/payouts': 'staff',
  '/admin/certificates': 'staff',
  '/admin/certificates/[id]': 'staff',
  '/admin/certificates/[id]/as-client': 'staff',
  '/admin/certificates/[id]/file/[what]': 'staff',
  '/admin/certificates/[id]/set-up': 'staff',
  '/admin/certificates/export': 'staff',
  '/admin/confirm': 'staff',
  '/admin/enom-accounts': 'staff',
  '/admin/enom-accounts/[id]': 'staff',
  '/admin/enom-accounts/[id]/balance': 'staff',
  '/admin/enom-accounts/new': 'staff',
  '/admin/jobs': 'staff',
  '/admin/jobs/[id]': 'staff',
  '/admin/logs': 'staff',
  '/admin/logs/[id]': 'staff',
  '/admin/logs/message': 'staff',
  '/admin/mails': 'staff',
  '/admin/mails/[id]': 'staff',
  '/admin/mails/[id]/html': 'staff',
  '/admin/not-allowed': 'staff',
  '/admin/orders': 'staff',
  '/admin/orders/[id]': 'staff',
  '/admin/orders/export': 'staff',
  '/admin/orders/[id]/invoices/[number]': 'staff',
  '/admin/orders/[id]/invoices/[number]/pdf': 'staff',
  '/admin/orders/new': 'staff',
  '/admin/coupons': 'staff',
  '/admin/coupons/[id]': 'staff',
  '/admin/coupons/new': 'staff',
  '/admin/products': 'staff',
  '/admin/products/[id]': 'staff',
  '/admin/products/[id]/preview': 'staff',
  '/admin/products/new': 'staff',
  '/admin/products/prices': 'staff',
  '/admin/products/rates': 'staff',
  '/admin/quotes': 'staff',
  '/admin/quotes/[id]': 'staff',
  '/admin/quotes/new': 'staff',
  '/admin/search': 'staff',
  '/admin/second-step': 'staff',
  '/admin/reports': 'staff',
  '/admin/reports/export': 'staff',
  '/admin/set-up': 'staff',
  '/admin/settings': 'staff',
  '/admin/settings/legal': 'staff',
  '/admin/settings/legal/[page]': 'staff',
  '/admin/settings/look': 'staff',
  '/admin/settings/mails': 'staff',
  '/admin/settings/mails/[mail]': 'staff',
  '/admin/settings/mails/[mail]/html': 'staff',
  '/admin/sign-in': 'anyone',
  '/admin/stripe-events': 'staff',
  '/admin/stripe-events/[id]': 'staff',
  '/admin/tickets': 'staff',
  '/admin/sign-in/forgot': 'anyone',
  '/admin/staff': 'staff',
  '/admin/staff/[id]': 'staff',
  '/api/health': 'anyone',
  '/api/health/worker': 'anyone',
  '/api/unsubscribe/[token]': 'token',
  '/api/webhooks/stripe': 'anyone',
  '/calendar/[token]': 'token',
  '/cart': 'anyone',
  '/certificates': 'anyone',
  '/certificates/[slug]': 'anyone',
  '/checkout': 'anyone',
  '/checkout/cancelled': 'anyone',
  '/checkout/return': 'anyone',
  '/compare': 'anyone',
  '/find': 'anyone',
  '/for/[use]': 'anyone',
  '/help': 'anyone',
  '/helper': 'token',
  '/helper/[token]': 'token',
  '/helper/download/[what]': 'token',
  '/imprint': 'anyone',
  '/link/[token]': 'token',
  '/privacy': 'anyone',
  '/look/[file]': 'anyone',
  '/pull/[token]/[what]': 'token',
  '/quote/[token]': 'token',
  '/refunds': 'anyone',
  '/sign-in': 'anyone',
  '/sign-in/code': 'anyone',
  '/sign-in/password': 'anyone',
  '/sign-in/second-step': 'anyone',
  '/terms': 'anyone',
  '/tools': 'anyone',
  '/tools/certificate-decoder': 'anyone',
  '/tools/chain-checker': 'anyone',
  '/tools/csr-decoder': 'anyone',
  '/tools/dns-check': 'anyone',
  '/tools/file-lifetimes': 'anyone',
  '/tools/key-matcher': 'anyone',
  '/tools/site-check': 'anyone',
}

/** Returns one line for each page or route of `app` without an entry in ROUTES, and for each entry without one. */
export function checkRoutes(files: readonly string[]): string[] {
  const found = new Set(files.filter((file) => /^app\/(?:.+\/)?(?:page\.tsx|route\.ts)$/.test(file)).map(addressOf))
  return [
    ...[...found].filter((route) => !(route in ROUTES)).map((route) => `${route}: say in scripts/check/routes.ts who may see it.`),
    ...Object.keys(ROUTES)
      .filter((route) => !found.has(route))
      .map((route) => `${route}: scripts/check/routes.ts names it, but app has no such page or route.`),
  ]
}

/** Groups such as `(shop)` are folders that no address shows. */
function addressOf(file: string): string {
  const parts = path.dirname(file).split('/').slice(1)
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`
}
