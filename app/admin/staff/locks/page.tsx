import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { type Lock, listLocks } from '@/lib/auth/limits/list-locks'
import { lockText } from '@/lib/auth/limits/lock-text'
import { AdminPage } from '../../_components/admin-page'
import { PageTabs } from '../../_components/page-tabs'
import { staffTitle } from '../../_components/staff-title'
import { UnlockForm } from '../../_components/unlock-form'

export const generateMetadata = staffTitle('Locked sign-ins')

export default async function LocksPage() {
  const actor = await requireStaff('/admin/staff/locks', 'unlock')
  const locks = await listLocks(actor)
  return (
    <AdminPage current="/admin/staff">
      <PageTabs group="Staff" current="/admin/staff/locks" />
      <PageTitle lead="Accounts with too many wrong passwords, codes or second steps, whether from their owners or from someone guessing. Each lock ends automatically.">
        Locked sign-ins
      </PageTitle>
      {locks.length === 0 ? (
        <Empty title="No account is locked.">
          An address without an account can’t be locked. A network with many failures is slowed down for all addresses, for 15 minutes at
          most.
        </Empty>
      ) : (
        <Table
          caption="Locked sign-ins"
          hideCaption
          columns={[{ label: 'Account' }, { label: 'What' }, { label: 'Since' }, { label: 'Until' }, { label: 'Action', hideLabel: true }]}
          rows={locks.map((lock, index) => ({ key: `${index} ${lock.userId}`, cells: cellsOf(lock, index, actor.userId) }))}
        />
      )}
    </AdminPage>
  )
}

function cellsOf(lock: Lock, index: number, self: string) {
  const { userId, email, isStaff, since, until } = lock
  return [
    <span key="email" className="wrap-anywhere">
      {isStaff ? <a href={`/admin/staff/${userId}`}>{email}</a> : <a href={`/admin/search?q=${encodeURIComponent(email)}`}>{email}</a>}{' '}
      {isStaff && <Tag tone="info">Staff</Tag>}
    </span>,
    lockText(lock),
    <DateText key="since" at={since} time />,
    <DateText key="until" at={until} time />,
    userId === self ? 'Another staff member has to unlock it.' : <UnlockForm key="unlock" userId={userId} email={email} of={`-${index}`} />,
  ]
}
