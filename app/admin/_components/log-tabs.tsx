import { NavLinks } from '@/components/layout/nav-links'

const TABS = [
  { label: 'Enom calls', href: '/admin/logs' },
  { label: 'Jobs', href: '/admin/jobs' },
  { label: 'Emails', href: '/admin/mails' },
  { label: 'Stripe events', href: '/admin/stripe-events' },
] as const

/** Links between the logs. */
export function LogTabs({ current }: { current: (typeof TABS)[number]['href'] }) {
  return <NavLinks label="Logs" items={TABS} current={current} />
}
