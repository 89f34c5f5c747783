/** The person in whose browser a screen is opened. `owner`: the owner of the certificate or order found by `find`. */
type Viewer = 'visitor' | 'buyer' | 'owner' | 'staff' | 'helper'

export type Screen = {
  name: string
  /** As in scripts/check/routes.ts. */
  route: string
  viewer: Viewer
  /** The URL, with `:column` where `find` fills in a value. Defaults to the route. */
  at?: string
  /**
   * SQL whose first row fills in the URL; its `owner` is the person who signs in. Without such a row, the shop does not have the screen.
   */
  find?: string
  /** Whether its URL contains something known only during the run: a token, or the id of a Stripe page. */
  made?: string
}

const certificate = (condition: string) =>
  `select c.id, u.email as owner from "Certificate" c join "User" u on u.id = c."userId" where c."suspendedAt" is null and ${condition} order by c.id desc limit 1`
const newest = (table: string, condition = 'true') => `select id from "${table}" where ${condition} order by id desc limit 1`

const ISSUED = certificate(`c.stage = 'issued' and c.hold is null and c."fileEndsAt" > now()`)
const UNTOUCHED = certificate(`c.stage = 'setup' and c.hold is null and c."issuanceId" is null`)
const FILLED = certificate(
  `c.stage = 'setup' and c.hold is null and exists (select 1 from "Issuance" i where i.id = c."issuanceId" and i."csrPem" is not null and i."approverEmail" is not null)`,
)
const WAITING = certificate(`c.stage = 'validation' and c.hold is null and c."validationStep" = 'approval'`)
const DECLINED = certificate(`c.hold = 'declined'`)
const CLOSED = certificate(`c.stage = 'closed'`)
const SUSPENDED =
  'select c.id, u.email as owner from "Certificate" c join "User" u on u.id = c."userId" where c."suspendedAt" is not null order by c.id desc limit 1'
const ORDER = `select o.id, u.email as owner from "Order" o join "User" u on u.id = o."userId" where o.status = 'paid' order by o.id desc limit 1`
const INVOICE = `select o.id, u.email as owner, i.number from "Invoice" i join "Order" o on o.id = i."orderId" join "User" u on u.id = o."userId" order by i.id desc limit 1`

const visitor = (name: string, route: string, at?: string): Screen => ({ name, route, viewer: 'visitor', ...(at && { at }) })
const buyer = (name: string, route: string, at?: string): Screen => ({ name, route, viewer: 'buyer', ...(at && { at }) })
const owner = (name: string, route: string, find: string): Screen => ({ name, route, viewer: 'owner', find, at: fill(route) })
const staff = (name: string, route: string, find?: string, at?: string): Screen => ({
  name,
  route,
  viewer: 'staff',
  at: at ?? fill(route),
  ...(find && { find }),
})

/** The screens that exist in every language. */
function inLanguage(language: string, name: string): Screen[] {
  return [
    visitor(`Home in ${name}`, `/${language}`),
    visitor(`Catalogue in ${name}`, `/${language}/certificates`),
    visitor(`Certificates for one use in ${name}`, `/${language}/for/[use]`, `/${language}/for/wildcard`),
    visitor(`Product in ${name}`, `/${language}/certificates/[slug]`, `/${language}/certificates/rapidssl`),
    visitor(`What fits in ${name}`, `/${language}/find`, `/${language}/find?for=www.example.com`),
    visitor(`Compare in ${name}`, `/${language}/compare`, `/${language}/compare?with=rapidssl&with=rapidssl-wildcard`),
    visitor(`Help and contact in ${name}`, `/${language}/help`),
    ...['Imprint', 'Privacy', 'Refunds', 'Terms'].map((page) => visitor(`${page} in ${name}`, `/${language}/${page.toLowerCase()}`)),
    visitor(`Tools in ${name}`, `/${language}/tools`),
    visitor(`CSR decoder in ${name}`, `/${language}/tools/csr-decoder`),
    visitor(`Certificate decoder in ${name}`, `/${language}/tools/certificate-decoder`),
    visitor(`Chain checker in ${name}`, `/${language}/tools/chain-checker`),
    visitor(`Key matcher in ${name}`, `/${language}/tools/key-matcher`),
    visitor(`Lifetimes in ${name}`, `/${language}/tools/file-lifetimes`),
    visitor(`CAA and DNS check in ${name}`, `/${language}/tools/dns-check`),
    visitor(`Site check in ${name}`, `/${language}/tools/site-check`),
    visitor(`Nothing at this address in ${name}`, `/${language}/[...missing]`, `/${language}/nowhere`),
  ]
}

function fill(route: string): string {
  return route.replaceAll(/\[(\w+)\]/g, ':$1')
}

/** Returns the URL of a screen, filled in from a row of its `find`. */
export function addressOf({ at, route }: Screen, row: Readonly<Record<string, string>>): string {
  return (at ?? route).replaceAll(/:(\w+)/g, (_, column) => encodeURIComponent(String(row[column])))
}

/** Every screen of the shop, with a separate entry for each distinct state. scripts/check/routes.test.ts compares it with the routes. */
export const SCREENS: readonly Screen[] = [
  visitor('Home', '/'),
  visitor('Catalogue', '/certificates'),
  visitor('Certificates for one use', '/for/[use]', '/for/shop'),
  visitor('Product', '/certificates/[slug]', '/certificates/rapidssl'),
  visitor('What fits', '/find', '/find?for=www.example.com'),
  visitor('What fits, an address that is none', '/find', '/find?for=https://'),
  visitor('Compare, nothing chosen', '/compare'),
  visitor('Compare, two chosen', '/compare', '/compare?with=rapidssl&with=rapidssl-wildcard'),
  visitor('Help and contact', '/help'),
  ...inLanguage('de', 'German'),
  ...inLanguage('es', 'Spanish'),
  visitor('Imprint', '/imprint'),
  visitor('Privacy', '/privacy'),
  visitor('Refunds', '/refunds'),
  visitor('Terms', '/terms'),
  visitor('Tools', '/tools'),
  visitor('CSR decoder', '/tools/csr-decoder'),
  visitor('Certificate decoder', '/tools/certificate-decoder'),
  visitor('Chain checker', '/tools/chain-checker'),
  visitor('Key matcher', '/tools/key-matcher'),
  visitor('Lifetimes', '/tools/file-lifetimes'),
  visitor('CAA and DNS check', '/tools/dns-check'),
  visitor('CAA and DNS check, with an answer', '/tools/dns-check', '/tools/dns-check?for=keelmark-caa.com'),
  visitor('Site check', '/tools/site-check'),
  visitor('Nothing at this address', '/admin/[...missing]', '/nowhere'),
  visitor('Basket, empty', '/cart'),
  { name: 'Basket', route: '/cart', viewer: 'visitor', made: 'basket' },
  { name: 'Checkout', route: '/checkout', viewer: 'visitor', made: 'checkout' },
  visitor('Payment cancelled', '/checkout/cancelled'),
  { name: 'Order paid', route: '/checkout/return', viewer: 'visitor', made: 'return' },
  visitor('Sign in', '/sign-in'),
  { name: 'Sign in: code', route: '/sign-in/code', viewer: 'visitor', made: 'code' },
  visitor('Sign in: password', '/sign-in/password'),
  { name: 'Sign in: second step', route: '/sign-in/second-step', viewer: 'visitor', made: 'second-step' },
  { name: 'Mailed link', route: '/link/[token]', viewer: 'visitor', made: 'link' },
  visitor('Mailed link, ended', '/link/[token]', '/link/unknown'),
  { name: 'Helper link', route: '/helper/[token]', viewer: 'visitor', made: 'helper-link' },
  visitor('Helper link, ended', '/helper/[token]', '/helper/unknown'),
  { name: 'Helper: request', route: '/helper', viewer: 'helper' },
  visitor('Helper, nothing to do', '/helper'),
  { name: 'Quote', route: '/quote/[token]', viewer: 'visitor', made: 'quote' },

  { ...buyer('Your certificates, none', '/account/certificates') },
  owner('Your certificates', '/account/certificates', ISSUED),
  owner('Certificate, not set up', '/account/certificates/[id]', UNTOUCHED),
  owner('Certificate, ready to send', '/account/certificates/[id]', FILLED),
  owner('Certificate, waiting for approval', '/account/certificates/[id]', WAITING),
  owner('Certificate, issued', '/account/certificates/[id]', ISSUED),
  owner('Certificate, declined', '/account/certificates/[id]', DECLINED),
  owner('Certificate, ended', '/account/certificates/[id]', CLOSED),
  owner('Certificate, suspended', '/account/certificates/[id]', SUSPENDED),
  owner('Set-up: request', '/account/certificates/[id]/set-up/server', UNTOUCHED),
  owner('Set-up: request read', '/account/certificates/[id]/set-up/server', FILLED),
  owner('Set-up: contacts', '/account/certificates/[id]/set-up/contacts', FILLED),
  owner('Set-up: approval', '/account/certificates/[id]/set-up/approver', FILLED),
  owner('Set-up: check and send', '/account/certificates/[id]/set-up/check', FILLED),
  owner('Another inbox', '/account/certificates/[id]/approver', WAITING),
  owner('Withdraw', '/account/certificates/[id]/withdraw', WAITING),
  owner('Replace', '/account/certificates/[id]/replace', ISSUED),
  owner('People with access', '/account/certificates/[id]/people', ISSUED),
  owner('Orders', '/account/orders', ORDER),
  buyer('Orders, none', '/account/orders'),
  owner('Order', '/account/orders/[id]', ORDER),
  owner('Invoice', '/account/orders/[id]/invoices/[number]', INVOICE),
  buyer('People', '/account/people'),
  buyer('Settings', '/account/settings'),
  buyer('Sign-in and security', '/account/security'),
  buyer('Authenticator app', '/account/security/authenticator'),
  buyer('Billing details', '/account/billing'),
  buyer('Notifications', '/account/notifications'),
  buyer('Credit', '/account/credit'),
  buyer('Your data', '/account/data'),
  buyer('Nothing at this address, to a client', '/account/[...missing]', '/account/nowhere'),

  visitor('Back office: sign in', '/admin/sign-in'),
  visitor('Back office: password forgotten', '/admin/sign-in/forgot'),
  staff('Back office: overview', '/admin'),
  staff('Back office: set-up', '/admin/set-up'),
  staff('Search', '/admin/search', undefined, '/admin/search?search=example'),
  staff('Search, nothing found', '/admin/search', undefined, '/admin/search?search=zzqqzz'),
  staff('Orders of the shop', '/admin/orders'),
  staff('Order (staff view)', '/admin/orders/[id]', newest('Order', `status = 'paid'`)),
  staff('Order, unpaid', '/admin/orders/[id]', newest('Order', `status <> 'paid'`)),
  staff('Invoice (staff view)', '/admin/orders/[id]/invoices/[number]', INVOICE),
  staff('New order', '/admin/orders/new'),
  staff('Credit (staff view)', '/admin/credit'),
  staff('Credit of one account', '/admin/credit/[id]', `select id from "User" where role = 'client' order by id desc limit 1`),
  staff('Quotes', '/admin/quotes'),
  staff('Quote (staff view)', '/admin/quotes/[id]', newest('Quote')),
  staff('New quote', '/admin/quotes/new'),
  staff('Certificates of the shop', '/admin/certificates'),
  staff('Certificate (staff view)', '/admin/certificates/[id]', ISSUED),
  staff('Certificate waiting (staff view)', '/admin/certificates/[id]', WAITING),
  staff('Certificate on hold (staff view)', '/admin/certificates/[id]', certificate('c.hold is not null')),
  staff('Certificate as the client sees it', '/admin/certificates/[id]/as-client', ISSUED),
  staff('Set-up by staff', '/admin/certificates/[id]/set-up', FILLED),
  staff('Products', '/admin/products'),
  staff('Product (staff view)', '/admin/products/[id]', 'select id from "Product" order by position limit 1'),
  staff('Preview of a product', '/admin/products/[id]/preview', 'select id from "Product" order by position limit 1'),
  staff('New product', '/admin/products/new'),
  staff('Prices', '/admin/products/prices'),
  staff('Exchange rates', '/admin/products/rates'),
  staff('Coupons', '/admin/coupons'),
  staff('Coupon', '/admin/coupons/[id]', newest('Coupon')),
  staff('New coupon', '/admin/coupons/new'),
  staff('Enom accounts', '/admin/enom-accounts'),
  staff('Enom account', '/admin/enom-accounts/[id]', newest('EnomAccount')),
  staff('Balance and transfers', '/admin/enom-accounts/[id]/balance', newest('EnomAccount')),
  staff('New Enom account', '/admin/enom-accounts/new'),
  staff('Audit', '/admin/audit'),
  staff('Difference', '/admin/audit/[id]', newest('AuditDifference')),
  staff('Tickets', '/admin/tickets'),
  staff('Reports', '/admin/reports'),
  staff('Bookkeeping', '/admin/bookkeeping'),
  staff('Stripe payouts', '/admin/bookkeeping/payouts'),
  staff('Payments without an order', '/admin/bookkeeping/unknown-payments'),
  staff('Enom calls', '/admin/logs'),
  staff('Enom call', '/admin/logs/[id]', newest('EnomCall')),
  staff('Jobs', '/admin/jobs'),
  staff('Job', '/admin/jobs/[id]', 'select id from graphile_worker._private_jobs order by run_at desc limit 1'),
  staff('Mails', '/admin/mails'),
  staff('Mail', '/admin/mails/[id]', newest('Mail')),
  staff('Stripe events', '/admin/stripe-events'),
  staff('Stripe event', '/admin/stripe-events/[id]', newest('StripeEvent')),
  staff('Audit log', '/admin/audit-log'),
  staff('Staff', '/admin/staff'),
  staff('Member of staff', '/admin/staff/[id]', `select id from "User" where role = 'staff' order by id limit 1`),
  staff('API tokens', '/admin/api-tokens'),
  staff('Locked accounts', '/admin/staff/locks'),
  staff('Webhooks', '/admin/webhooks'),
  staff('Webhook endpoint', '/admin/webhooks/[id]', newest('WebhookEndpoint')),
  staff('Webhook delivery', '/admin/webhooks/deliveries/[id]', newest('WebhookDelivery')),
  staff('New webhook endpoint', '/admin/webhooks/new'),
  staff('Settings of the shop', '/admin/settings'),
  staff('Alerts', '/admin/settings/alerts'),
  staff('Legal texts', '/admin/settings/legal'),
  staff('Legal text', '/admin/settings/legal/[page]', undefined, '/admin/settings/legal/terms'),
  staff('Look', '/admin/settings/look'),
  staff('Mail texts', '/admin/settings/mails'),
  staff('Mail text', '/admin/settings/mails/[mail]', undefined, '/admin/settings/mails/order_received'),
  staff('Settings of the reports', '/admin/settings/reports'),
  staff('Reminder days', '/admin/settings/reminders'),
  staff('Tax', '/admin/settings/tax'),
  staff('Confirm it’s you', '/admin/confirm'),
  staff('Second step of staff', '/admin/second-step'),
  staff('Not allowed', '/admin/not-allowed'),
  staff('Nothing at this address (staff view)', '/admin/[...missing]', undefined, '/admin/nowhere'),
]
