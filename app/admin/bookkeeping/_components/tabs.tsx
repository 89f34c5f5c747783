import { NavLinks } from '@/components/layout/nav-links'

const TABS = [
  { label: 'Journal', href: '/admin/bookkeeping' },
  { label: 'Stripe payouts', href: '/admin/bookkeeping/payouts' },
] as const

/** Links between the pages of the bookkeeping. */
export function BookkeepingTabs({ current }: { current: (typeof TABS)[number]['href'] }) {
  return <NavLinks label="Bookkeeping" items={TABS} current={current} />
}
