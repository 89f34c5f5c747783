import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import type { Lock } from '@/lib/auth/limits/list-locks'
import { lockText } from '@/lib/auth/limits/lock-text'
import { UnlockForm } from './unlock-form'

/**
 * Explains on a person's page what keeps them from signing in. `isOwn` means that it is the viewer's own page, where unlocking isn't
 * possible.
 */
export function SignInLocks({ locks, isOwn = false }: { locks: readonly Lock[]; isOwn?: boolean }) {
  const [first] = locks
  if (!first) return null
  const isLocked = locks.some(({ what }) => what !== 'password-everywhere')
  return (
    <Alert
      tone="warning"
      title={isLocked ? 'Failed sign-ins have locked this account.' : 'Failed sign-ins are slowing down sign-in to this account.'}
      className="mb-6"
    >
      <ul className="mb-3">
        {locks.map((lock) => (
          <li key={`${lock.what} ${lock.side} ${lock.network} ${lock.until.getTime()}`}>
            {lockText(lock)}, since <DateText at={lock.since} time /> and until <DateText at={lock.until} time />.
          </li>
        ))}
      </ul>
      {isOwn ? 'Another staff member has to unlock it.' : <UnlockForm userId={first.userId} email={first.email} />}
    </Alert>
  )
}
