import { NavLinks } from '@/components/layout/nav-links'

const TABS = [
  { label: 'Staff', href: '/admin/staff' },
  { label: 'Locked sign-ins', href: '/admin/staff/locks' },
  { label: 'Audit log', href: '/admin/audit-log' },
  { label: 'API tokens', href: '/admin/api-tokens' },
] as const

/** Links between the pages about staff. */
export function StaffTabs({ current }: { current: (typeof TABS)[number]['href'] }) {
  return <NavLinks label="Staff" items={TABS} current={current} />
}
