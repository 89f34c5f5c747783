import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listLocks } from '@/lib/auth/limits/list-locks'
import { STAFF_ROLE_WORDS } from '@/lib/auth/text'
import { mayStaff } from '@/lib/permissions'
import { listStaff, type StaffRow } from '@/lib/users/staff/list-staff'
import { readStaffPolicy } from '@/lib/users/staff/policy'
import { AdminPage } from '../_components/admin-page'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { Invitations } from './_components/invitations'
import { InviteForm } from './_components/invite-form'
import { PolicyForm } from './_components/policy-form'

export const generateMetadata = staffTitle('Staff')

export default async function StaffPage() {
  const actor = await requireStaff('/admin/staff', 'audit-log')
  const [{ staff, invitations }, policy, locks] = await Promise.all([listStaff(actor), readStaffPolicy(), listLocks(actor)])
  const locked = new Set(locks.map(({ userId }) => userId))
  const mayChange = mayStaff(actor, 'staff')
  return (
    <AdminPage current="/admin/staff">
      <PageTabs group="Staff" current="/admin/staff" />
      <PageTitle lead="Who works in this back office, and what their role lets them do.">Staff</PageTitle>
      <Table
        caption="Staff"
        hideCaption
        columns={COLUMNS}
        rows={staff.map((row) => ({ key: row.id, cells: cellsOf(row, { self: actor.userId, isLocked: locked.has(row.id) }) }))}
      />
      <Invitations invitations={invitations} mayChange={mayChange} />
      {mayChange && (
        <div className="mt-10 grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <InviteForm />
          <PolicyForm secondStep={policy.secondStep} />
        </div>
      )}
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Person' },
  { label: 'Role' },
  { label: 'Second step' },
  { label: 'Last sign-in' },
  { label: 'Wrong passwords, 24 hours', numeric: true },
  { label: 'Browsers', numeric: true },
] as const

const SECOND_STEPS = { app: 'Authenticator app', passkey: 'Passkey' } as const

function cellsOf(row: StaffRow, { self, isLocked }: { self: string; isLocked: boolean }) {
  const { id, email, role, isDisabled, secondStep, lastSignInAt, failed, sessions } = row
  return [
    <span key="email" className="wrap-anywhere">
      <a href={`/admin/staff/${id}`}>{email}</a> {id === self && '(you)'} {isDisabled && <Tag tone="bad">Disabled</Tag>}
      {isLocked && <Tag tone="warning">Sign-in locked</Tag>}
    </span>,
    STAFF_ROLE_WORDS[role],
    secondStep ? (
      SECOND_STEPS[secondStep]
    ) : (
      <Tag key="none" tone="warning">
        None
      </Tag>
    ),
    lastSignInAt ? <DateText key="last" at={lastSignInAt} time /> : 'Never',
    failed,
    sessions.length,
  ]
}
