import { NavLinks } from '@/components/layout/nav-links'

const GROUPS = {
  Orders: [
    { label: 'Orders', href: '/admin/orders' },
    { label: 'Quotes', href: '/admin/quotes' },
    { label: 'Account credit', href: '/admin/credit' },
  ],
  Products: [
    { label: 'Products', href: '/admin/products' },
    { label: 'Coupons', href: '/admin/coupons' },
  ],
  Enom: [
    { label: 'Enom accounts', href: '/admin/enom-accounts' },
    { label: 'Audit', href: '/admin/audit' },
  ],
  Reports: [
    { label: 'Reports', href: '/admin/reports' },
    { label: 'Bookkeeping', href: '/admin/bookkeeping' },
    { label: 'Stripe payouts', href: '/admin/bookkeeping/payouts' },
    { label: 'Without an order', href: '/admin/bookkeeping/unknown-payments' },
  ],
  Logs: [
    { label: 'Enom calls', href: '/admin/logs' },
    { label: 'Jobs', href: '/admin/jobs' },
    { label: 'Emails', href: '/admin/mails' },
    { label: 'Stripe events', href: '/admin/stripe-events' },
  ],
  Staff: [
    { label: 'Staff', href: '/admin/staff' },
    { label: 'Locked sign-ins', href: '/admin/staff/locks' },
    { label: 'Audit log', href: '/admin/audit-log' },
    { label: 'API tokens', href: '/admin/api-tokens' },
  ],
} as const

type Group = keyof typeof GROUPS

/** Links between the pages that share one entry in the main navigation. */
export function PageTabs<G extends Group>({ group, current }: { group: G; current: (typeof GROUPS)[G][number]['href'] }) {
  return (
    <div className="mb-3">
      <NavLinks label={group} items={GROUPS[group]} current={current} />
    </div>
  )
}
