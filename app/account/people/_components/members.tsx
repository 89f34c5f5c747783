import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { MemberView, PeopleView } from '@/lib/people/queries'
import type { Scope } from '@/lib/people/schema'
import { ROLE_TEXTS } from '@/lib/people/text'
import { MEMBER_ROLES } from '@/lib/permissions'
import { endAccess, invite, saveRole } from '../actions'

type MembersProps = { scope: Scope; people: PeopleView; title: string; lead: string }

/** Who uses an account or a certificate, who is invited, and the form that invites. */
export function Members({ scope, people: { holder, members }, title, lead }: MembersProps) {
  return (
    <section aria-labelledby="members" className="mb-10 max-w-form">
      <h2 id="members" className="mb-2">
        {title}
      </h2>
      <p className="mb-4 text-ink-2">{lead}</p>
      <ul aria-label={title} className="mb-6 border-t border-line">
        <li className="border-b border-line py-3">
          <p className="wrap-anywhere font-semibold">
            <bdi>{holder.email}</bdi>
          </p>
          <p className="text-sm text-ink-3">Owner. The certificates belong to this account.</p>
        </li>
        {members.map((member) => (
          <MemberRow key={member.id} scope={scope} member={member} />
        ))}
      </ul>
      <h3 className="mb-3 font-semibold">Invite someone</h3>
      <ActionForm action={invite} prefix="invite-" label="Invite someone">
        <ScopeFields scope={scope} />
        <TextInput name="email" label="Email address" type="email" autoComplete="off" />
        <RadioGroup
          name="role"
          label="Role"
          defaultValue="installer"
          options={MEMBER_ROLES.map((role) => ({ value: role, label: ROLE_TEXTS[role].label, hint: ROLE_TEXTS[role].hint }))}
        />
        <SubmitButton>Send the invitation</SubmitButton>
      </ActionForm>
    </section>
  )
}

function MemberRow({ scope, member }: { scope: Scope; member: MemberView }) {
  const { id, email, name, role, acceptedAt, endsAt } = member
  return (
    <li className="border-b border-line py-3">
      <p className="wrap-anywhere font-semibold">
        <bdi>{name ? `${name}, ${email}` : email}</bdi>
      </p>
      <p className="mb-2 text-sm text-ink-3">
        {ROLE_TEXTS[role].label},{' '}
        {acceptedAt ? (
          <>
            since <DateText at={acceptedAt} />
          </>
        ) : (
          <>
            invited, until <DateText at={endsAt} />
          </>
        )}
      </p>
      <div className="flex flex-wrap items-end gap-2">
        <ActionForm action={saveRole} prefix={`role-${id}-`} label={`Change the role of ${email}`}>
          <ScopeFields scope={scope} />
          <input type="hidden" name="id" value={id} />
          <Select
            name="role"
            label="Role"
            defaultValue={role}
            options={MEMBER_ROLES.map((one) => ({ value: one, label: ROLE_TEXTS[one].label }))}
          />
          <SubmitButton variant="secondary" small>
            Save the role
          </SubmitButton>
        </ActionForm>
        <ActionForm action={endAccess} prefix={`end-${id}-`} label={`End the access of ${email}`}>
          <ScopeFields scope={scope} />
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="danger" small>
            {acceptedAt ? 'End the access' : 'Withdraw the invitation'}
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}

/** Says in a form whose people it is about. */
export function ScopeFields({ scope }: { scope: Scope }) {
  return 'accountId' in scope ? (
    <input type="hidden" name="accountId" value={scope.accountId} />
  ) : (
    <input type="hidden" name="certificateId" value={scope.certificateId} />
  )
}
