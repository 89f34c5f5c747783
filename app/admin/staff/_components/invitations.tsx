import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { STAFF_ROLE_WORDS } from '@/lib/auth/text'
import type { InvitationRow } from '@/lib/users/staff/list-staff'
import { withdraw } from '../actions'

export function Invitations({ invitations, mayChange }: { invitations: readonly InvitationRow[]; mayChange: boolean }) {
  if (invitations.length === 0) return null
  return (
    <Table
      className="mt-10"
      caption="Invited"
      columns={[{ label: 'Address' }, { label: 'Role' }, { label: 'Works until' }, { label: 'Action', hideLabel: true }]}
      rows={invitations.map(({ id, email, role, expiresAt }) => ({
        key: id,
        cells: [
          <span key="email" className="wrap-anywhere">
            {email}
          </span>,
          STAFF_ROLE_WORDS[role],
          <DateText key="until" at={expiresAt} time />,
          mayChange && (
            <ActionForm key="withdraw" action={withdraw} prefix={`withdraw-${id}`} label={`Withdraw the invitation for ${email}`}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary" small>
                Withdraw the invitation
              </SubmitButton>
            </ActionForm>
          ),
        ],
      }))}
    />
  )
}
