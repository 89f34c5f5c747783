import type { Actor } from '@/lib/actor'
import { mayStaff, type StaffDeed } from '@/lib/permissions'

export type Target = { label: string; href: string }

/** The pages that the palette finds by name, each with the permission that a role needs to open it. */
const PAGES: readonly (Target & { deed?: StaffDeed })[] = [
  { label: 'Overview', href: '/admin' },
  { label: 'Orders', href: '/admin/orders' },
  { label: 'Order for a buyer', href: '/admin/orders/new', deed: 'orders' },
  { label: 'Quotes', href: '/admin/quotes' },
  { label: 'Quote for a buyer', href: '/admin/quotes/new', deed: 'orders' },
  { label: 'Certificates', href: '/admin/certificates' },
  { label: 'Products', href: '/admin/products' },
  { label: 'Prices', href: '/admin/products/prices' },
  { label: 'Exchange rates', href: '/admin/products/rates' },
  { label: 'Coupons', href: '/admin/coupons' },
  { label: 'Make a coupon', href: '/admin/coupons/new', deed: 'products' },
  { label: 'Account credit', href: '/admin/credit' },
  { label: 'Enom accounts', href: '/admin/enom-accounts' },
  { label: 'Audit: Enom’s records compared', href: '/admin/audit' },
  { label: 'Tickets', href: '/admin/tickets' },
  { label: 'Reports', href: '/admin/reports' },
  { label: 'Bookkeeping', href: '/admin/bookkeeping' },
  { label: 'Payouts', href: '/admin/bookkeeping/payouts' },
  { label: 'Payments without an order', href: '/admin/bookkeeping/unknown-payments' },
  { label: 'Logs: Enom calls', href: '/admin/logs' },
  { label: 'Jobs', href: '/admin/jobs' },
  { label: 'Emails', href: '/admin/mails' },
  { label: 'Stripe events', href: '/admin/stripe-events' },
  { label: 'Staff', href: '/admin/staff', deed: 'audit-log' },
  { label: 'Locked sign-ins', href: '/admin/staff/locks', deed: 'unlock' },
  { label: 'Audit log: what staff changed', href: '/admin/audit-log', deed: 'audit-log' },
  { label: 'API tokens', href: '/admin/api-tokens', deed: 'api' },
  { label: 'Settings', href: '/admin/settings' },
  { label: 'Look and contact', href: '/admin/settings/look' },
  { label: 'Email texts', href: '/admin/settings/mails' },
  { label: 'Reminders', href: '/admin/settings/reminders' },
  { label: 'Report settings', href: '/admin/settings/reports' },
  { label: 'Alerts', href: '/admin/settings/alerts', deed: 'settings' },
  { label: 'Tax', href: '/admin/settings/tax' },
  { label: 'Webhooks', href: '/admin/webhooks', deed: 'settings' },
  { label: 'Legal texts', href: '/admin/settings/legal' },
  { label: 'Shop set-up', href: '/admin/set-up' },
]

/** Returns the pages that this person is allowed to open. */
export function pagesFor(actor: Actor): Target[] {
  return PAGES.filter(({ deed = 'see' }) => mayStaff(actor, deed)).map(({ label, href }) => ({ label, href }))
}
