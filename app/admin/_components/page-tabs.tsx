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
  ],
} as const

type Group = keyof typeof GROUPS

/** Links between the pages that share one entry of the main navigation. */
export function PageTabs<G extends Group>({ group, current }: { group: G; current: (typeof GROUPS)[G][number]['href'] }) {
  return <NavLinks label={group} items={GROUPS[group]} current={current} />
}
