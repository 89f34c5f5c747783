import path from 'node:path'
import type { StaffDeed } from '../../lib/permissions'

/** Who may see a route. Everyone else gets the response for a missing page, or is asked to sign in. */
export type Reach =
  /** Anyone, signed in or not. */
  | 'anyone'
  /** Anyone with a secret link; an unknown secret gets a 404. */
  | 'token'
  /** Anyone who is signed in; each person sees only their own data. */
  | 'signed-in'
  | 'owner-of-certificate'
  | 'owner-of-order'
  /** Staff; `staff:<deed>`: staff whose role includes this permission (lib/permissions.ts). */
  | 'staff'
  | `staff:${StaffDeed}`

/**
 * Every page and route of the shop. The house rules compare the list with `app`, and e2e/whole-shop/authorisation.spec.ts requests each one
 * as every kind of visitor who must not see it.
 */
export const ROUTES: Readonly<Record<string, Reach>> = {
  '/': 'anyone',
  '/account': 'anyone',
  // Missing for everyone.
  '/account/[...missing]': 'owner-of-order',
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
  '/account/credit': 'signed-in',
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
  '/admin/api-tokens': 'staff:api',
  '/admin/audit': 'staff',
  '/admin/audit/[id]': 'staff',
  '/admin/audit-log': 'staff:audit-log',
  '/admin/bookkeeping': 'staff',
  '/admin/bookkeeping/export': 'staff:export',
  '/admin/bookkeeping/payouts': 'staff',
  '/admin/bookkeeping/unknown-payments': 'staff',
  '/admin/certificates': 'staff',
  '/admin/certificates/[id]': 'staff',
  '/admin/certificates/[id]/as-client': 'staff',
  '/admin/certificates/[id]/file/[what]': 'staff',
  '/admin/certificates/[id]/set-up': 'staff:certificates',
  '/admin/certificates/export': 'staff:export',
  '/admin/confirm': 'staff',
  '/admin/enom-accounts': 'staff',
  '/admin/enom-accounts/[id]': 'staff',
  '/admin/enom-accounts/[id]/balance': 'staff',
  '/admin/enom-accounts/new': 'staff:credentials',
  '/admin/jobs': 'staff:logs',
  '/admin/jobs/[id]': 'staff:logs',
  '/admin/logs': 'staff:logs',
  '/admin/logs/[id]': 'staff:logs',
  '/admin/logs/message': 'staff:logs',
  '/admin/mails': 'staff:logs',
  '/admin/mails/[id]': 'staff:logs',
  '/admin/mails/[id]/html': 'staff:logs',
  '/admin/not-allowed': 'staff',
  '/admin/orders': 'staff',
  '/admin/orders/[id]': 'staff',
  '/admin/orders/export': 'staff:export',
  '/admin/orders/[id]/invoices/[number]': 'staff',
  '/admin/orders/[id]/invoices/[number]/pdf': 'staff',
  '/admin/orders/new': 'staff:orders',
  '/admin/coupons': 'staff',
  '/admin/coupons/[id]': 'staff',
  '/admin/coupons/new': 'staff:products',
  '/admin/credit': 'staff',
  '/admin/credit/[id]': 'staff',
  '/admin/products': 'staff',
  '/admin/products/[id]': 'staff',
  '/admin/products/[id]/preview': 'staff',
  '/admin/products/new': 'staff:products',
  '/admin/products/prices': 'staff',
  '/admin/products/rates': 'staff',
  '/admin/quotes': 'staff',
  '/admin/quotes/[id]': 'staff',
  '/admin/quotes/new': 'staff:orders',
  '/admin/search': 'staff',
  '/admin/search/matches': 'staff',
  '/admin/second-step': 'staff',
  '/admin/reports': 'staff',
  '/admin/reports/export': 'staff:export',
  '/admin/set-up': 'staff',
  '/admin/settings': 'staff',
  '/admin/settings/alerts': 'staff:settings',
  '/admin/settings/legal': 'staff',
  '/admin/settings/legal/[page]': 'staff',
  '/admin/settings/look': 'staff',
  '/admin/settings/mails': 'staff',
  '/admin/settings/mails/[mail]': 'staff',
  '/admin/settings/mails/[mail]/html': 'staff',
  '/admin/settings/reminders': 'staff',
  '/admin/settings/reports': 'staff',
  '/admin/settings/tax': 'staff',
  '/admin/sign-in': 'anyone',
  '/admin/stripe-events': 'staff:logs',
  '/admin/stripe-events/[id]': 'staff:logs',
  '/admin/tickets': 'staff',
  '/admin/sign-in/forgot': 'anyone',
  '/admin/staff': 'staff:audit-log',
  '/admin/staff/[id]': 'staff:audit-log',
  '/admin/staff/locks': 'staff:unlock',
  '/admin/webhooks': 'staff:settings',
  '/admin/webhooks/[id]': 'staff:settings',
  '/admin/webhooks/deliveries/[id]': 'staff:settings',
  '/admin/webhooks/new': 'staff:credentials',
  '/api/health': 'anyone',
  '/api/health/worker': 'anyone',
  '/api/unsubscribe/[token]': 'token',
  '/api/v1/[...missing]': 'anyone',
  '/api/v1/certificates': 'token',
  '/api/v1/certificates/[id]': 'token',
  '/api/v1/certificates/[id]/remind': 'token',
  '/api/v1/certificates/[id]/resend-email': 'token',
  '/api/v1/certificates/[id]/suspend': 'token',
  '/api/v1/certificates/[id]/unsuspend': 'token',
  '/api/v1/openapi.json': 'anyone',
  '/api/v1/orders': 'token',
  '/api/v1/orders/[id]': 'token',
  '/api/v1/orders/[id]/cancel': 'token',
  '/api/v1/products': 'token',
  '/api/v1/products/[slug]': 'token',
  '/api/webhooks/stripe': 'anyone',
  '/calendar/[token]': 'token',
  '/cart': 'anyone',
  '/certificates': 'anyone',
  '/certificates/[slug]': 'anyone',
  '/checkout': 'anyone',
  '/checkout/cancelled': 'anyone',
  '/checkout/return': 'anyone',
  '/compare': 'anyone',
  '/de': 'anyone',
  '/de/account/certificates': 'anyone',
  '/de/cart': 'anyone',
  '/de/certificates': 'anyone',
  '/de/certificates/[slug]': 'anyone',
  '/de/compare': 'anyone',
  '/de/find': 'anyone',
  '/de/for/[use]': 'anyone',
  '/de/help': 'anyone',
  '/de/imprint': 'anyone',
  '/de/privacy': 'anyone',
  '/de/refunds': 'anyone',
  '/de/sign-in': 'anyone',
  '/de/terms': 'anyone',
  '/de/tools': 'anyone',
  '/de/tools/certificate-decoder': 'anyone',
  '/de/tools/chain-checker': 'anyone',
  '/de/tools/csr-decoder': 'anyone',
  '/de/tools/dns-check': 'anyone',
  '/de/tools/file-lifetimes': 'anyone',
  '/de/tools/key-matcher': 'anyone',
  '/de/tools/site-check': 'anyone',
  '/de/[...missing]': 'anyone',
  '/es': 'anyone',
  '/es/account/certificates': 'anyone',
  '/es/cart': 'anyone',
  '/es/certificates': 'anyone',
  '/es/certificates/[slug]': 'anyone',
  '/es/compare': 'anyone',
  '/es/find': 'anyone',
  '/es/for/[use]': 'anyone',
  '/es/help': 'anyone',
  '/es/imprint': 'anyone',
  '/es/privacy': 'anyone',
  '/es/refunds': 'anyone',
  '/es/sign-in': 'anyone',
  '/es/terms': 'anyone',
  '/es/tools': 'anyone',
  '/es/tools/certificate-decoder': 'anyone',
  '/es/tools/chain-checker': 'anyone',
  '/es/tools/csr-decoder': 'anyone',
  '/es/tools/dns-check': 'anyone',
  '/es/tools/file-lifetimes': 'anyone',
  '/es/tools/key-matcher': 'anyone',
  '/es/tools/site-check': 'anyone',
  '/es/[...missing]': 'anyone',
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

/** Returns one line for each page or route in `app` without an entry in ROUTES, and for each entry without a page or route. */
export function checkRoutes(files: readonly string[]): string[] {
  const found = new Set(files.filter(isRoute).map(addressOf))
  return [
    ...[...found].filter((route) => !(route in ROUTES)).map((route) => `${route}: declare in scripts/check/routes.ts who can see it.`),
    ...Object.keys(ROUTES)
      .filter((route) => !found.has(route))
      .map((route) => `${route}: scripts/check/routes.ts lists it, but app has no such page or route.`),
  ]
}

/** Returns the permission that staff need for a route, or null if it is not for staff. */
export function deedOf(reach: Reach): StaffDeed | null {
  if (reach === 'staff') return 'see'
  return reach.startsWith('staff:') ? (reach.slice('staff:'.length) as StaffDeed) : null
}

const STAFF_GUARD = /\brequire(?:Fresh|New)?Staff\(((?:`[^`]*`|[^()`])*)\)/g

/** Returns one line for each back-office page or route whose required permission differs from ROUTES or is missing. */
export function checkDeeds(read: (file: string) => string, files: readonly string[]): string[] {
  return files.filter(isRoute).flatMap((file) => {
    const wanted = deedOf(ROUTES[addressOf(file)] ?? 'anyone')
    if (wanted === null) return []
    const asked = [...read(file).matchAll(STAFF_GUARD)].map(([, args = '']) => /,\s*'([\w-]+)'\s*$/.exec(args)?.[1] ?? 'see')
    const isSame = asked.length > 0 && asked.every((deed) => deed === wanted)
    return isSame ? [] : [`${file}: scripts/check/routes.ts says ${wanted}, but the file requires ${asked.join(' and ') || 'nothing'}.`]
  })
}

function isRoute(file: string): boolean {
  return /^app\/(?:.+\/)?(?:page\.tsx|route\.ts)$/.test(file)
}

/** Route groups such as `(shop)` are folders that do not appear in URLs. */
function addressOf(file: string): string {
  const parts = path.dirname(file).split('/').slice(1)
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`
}
