import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listLocks } from '@/lib/auth/limits/list-locks'
import { STAFF_ROLE_WORDS } from '@/lib/auth/text'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { mayStaff } from '@/lib/permissions'
import { getStaffMember, type StaffMember } from '@/lib/users/staff/list-staff'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { requireId } from '../../_components/require-id'
import { SignInLocks } from '../../_components/sign-in-locks'
import { ROLE_OPTIONS } from '../_components/role-options'
import { changeRole, endSession, endSessions, remove, sendLink } from '../actions'

/** Cached because the page and its title both need it. */
const readMember = cache(async (id: string) => getStaffMember(await requireStaff(`/admin/staff/${id}`, 'audit-log'), id))

export async function generateMetadata({ params }: PageProps<'/admin/staff/[id]'>): Promise<Metadata> {
  const member = await readMember(await requireId((await params).id))
  if (!member) notFound()
  return { title: member.email }
}

export default async function StaffMemberPage({ params }: PageProps<'/admin/staff/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/staff/${id}`, 'audit-log')
  const member = await readMember(id)
  if (!member) notFound()
  const locks = await listLocks(actor, { email: member.email })
  return (
    <AdminPage current="/admin/staff">
      <PageTitle eyebrow={<a href="/admin/staff">Staff</a>} tags={<Tag tone="info">{STAFF_ROLE_WORDS[member.role]}</Tag>}>
        {member.email}
      </PageTitle>
      <p className="mb-6">
        <a href={`/admin/audit-log?person=${encodeURIComponent(member.email)}`}>What they changed</a>
      </p>
      <SignInLocks locks={locks} isOwn={actor.userId === id} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0">
          <History member={member} mayEnd={actor.userId === id || mayStaff(actor, 'credentials')} self={actor.session} />
        </div>
        {mayStaff(actor, 'staff') && <Deeds member={member} isSelf={actor.userId === id} />}
      </div>
    </AdminPage>
  )
}

type HistoryProps = { member: StaffMember; mayEnd: boolean; self: string | undefined }

function History({ member: { sessions, events }, mayEnd, self }: HistoryProps) {
  const eventWords = wordsOf(DEFAULT_LANGUAGE, 'securityEvents')
  return (
    <>
      {sessions.length === 0 ? (
        <p className="text-ink-2">Not signed in anywhere.</p>
      ) : (
        <Table
          caption="Signed in to the back office"
          columns={[
            { label: 'Browser' },
            { label: 'Network' },
            { label: 'Since' },
            { label: 'Last seen' },
            ...(mayEnd ? [{ label: 'End it', hideLabel: true }] : []),
          ]}
          rows={sessions.map(({ id, device, network, startedAt, lastSeenAt }) => ({
            key: id,
            cells: [
              `${device}${id === self ? ' (this one)' : ''}`,
              network ?? 'Unknown',
              <DateText key="since" at={startedAt} time />,
              <DateText key="seen" at={lastSeenAt} time />,
              id === self ? null : <EndSession key="end" id={id} device={device} />,
            ],
          }))}
        />
      )}
      <Table
        className="mt-10"
        caption="Sign-in history (last 50)"
        columns={[{ label: 'What' }, { label: 'Browser' }, { label: 'Network' }, { label: 'When' }]}
        rows={events.map(({ id, kind, device, network, at }) => ({
          key: id,
          cells: [eventWords(kind), device ?? 'Unknown', network ?? 'Unknown', <DateText key="at" at={at} time />],
        }))}
      />
    </>
  )
}

function EndSession({ id, device }: { id: string; device: string }) {
  return (
    <ActionForm action={endSession} prefix={`end-${id}`} label={`Sign out ${device}`}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet" small>
        Sign out<span className="sr-only"> {device}</span>
      </SubmitButton>
    </ActionForm>
  )
}

function Deeds({ member: { id, email, role }, isSelf }: { member: StaffMember; isSelf: boolean }) {
  return (
    <aside className="min-w-0">
      <ActionForm action={changeRole} prefix="role" label="Role">
        <input type="hidden" name="id" value={id} />
        <RadioGroup name="role" label="Role" defaultValue={role} options={ROLE_OPTIONS} />
        <SubmitButton variant="secondary">Change the role</SubmitButton>
      </ActionForm>
      <ActionForm action={sendLink} prefix="password" label="New password" className="mt-8">
        <input type="hidden" name="id" value={id} />
        <p className="mb-2 text-ink-2">Lost the password? The link goes to {email} and works for an hour.</p>
        <SubmitButton variant="secondary">Email a link to set a new one</SubmitButton>
      </ActionForm>
      <ActionForm action={endSessions} prefix="sessions" label="End their sessions" className="mt-8 mb-8">
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="secondary">Sign out everywhere</SubmitButton>
      </ActionForm>
      {!isSelf && (
        <ActionForm action={remove} prefix="remove" label="Remove">
          <Guarded title="Remove from staff">
            <input type="hidden" name="id" value={id} />
            <p className="mb-4">
              {email} can no longer open the back office and is signed out everywhere at once. What they changed stays in the audit log. An
              account as a buyer stays theirs.
            </p>
            <SubmitButton variant="danger">Remove {email}</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
    </aside>
  )
}
