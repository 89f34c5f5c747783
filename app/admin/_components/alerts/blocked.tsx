import { Alert } from '@/components/ui/alert'
import type { Standing } from '@/lib/admin/standing'

type BlockedProps = Standing['blocked'][number]

/** Shows on every page why certificates are held up, what staff can do about it, and where. */
export function Blocked(blocked: BlockedProps) {
  const link = linkOf(blocked)
  return (
    <Alert tone="bad" title={`${blocked.cause} ${waiting(blocked)}`}>
      {blocked.cure} {link && <a href={link.href}>{link.label}</a>}
    </Alert>
  )
}

/** The cure says whether certificates continue automatically. */
function waiting({ hold, certificates }: BlockedProps): string {
  const what = certificates === 1 ? '1 certificate is' : `${certificates} certificates are`
  return hold === 'cost_exceeds_price' ? `${what} waiting for your decision.` : `${what} on hold.`
}

function linkOf({ hold, accountId }: BlockedProps): { href: string; label: string } | null {
  switch (hold) {
    case 'cost_exceeds_price':
      return { href: '/admin/certificates?status=needs_staff', label: 'Show what needs attention' }
    case 'insufficient_funds':
    case 'login_refused':
    case 'ip_refused':
    case 'no_account':
      return accountId
        ? { href: `/admin/enom-accounts/${accountId}`, label: 'Open the Enom account' }
        : { href: '/admin/enom-accounts', label: 'Open the Enom accounts' }
    default:
      return null
  }
}
