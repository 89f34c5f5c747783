import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { MemberView, PeopleView } from '@/lib/people/queries'
import type { Scope } from '@/lib/people/schema'
import { MEMBER_ROLES } from '@/lib/permissions'
import { endAccess, invite, saveRole } from '../actions'

type MembersProps = { scope: Scope; people: PeopleView; title: string; lead: string; language: Language }

/** Who uses an account or a certificate, who is invited, and the invitation form. */
export function Members({ scope, people: { holder, members }, title, lead, language }: MembersProps) {
  const words = wordsOf(language, 'people')
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
          <p className="text-sm text-ink-3">{words('holder')}</p>
        </li>
        {members.map((member) => (
          <MemberRow key={member.id} scope={scope} member={member} language={language} />
        ))}
      </ul>
      <h3 className="mb-3 font-semibold">{words('inviteSomeone')}</h3>
      <ActionForm action={invite} prefix="invite-" label={words('inviteSomeone')}>
        <ScopeFields scope={scope} />
        <TextInput name="email" label={words('email')} type="email" autoComplete="off" />
        <RadioGroup
          name="role"
          label={words('role')}
          defaultValue="installer"
          options={MEMBER_ROLES.map((role) => ({ value: role, ...messagesOf(language).people.roles[role] }))}
        />
        <SubmitButton>{words('send')}</SubmitButton>
      </ActionForm>
    </section>
  )
}

function MemberRow({ scope, member, language }: { scope: Scope; member: MemberView; language: Language }) {
  const words = wordsOf(language, 'people')
  const { id, email, name, role, acceptedAt, endsAt } = member
  return (
    <li className="border-b border-line py-3">
      <p className="wrap-anywhere font-semibold">
        <bdi>{name ? `${name}, ${email}` : email}</bdi>
      </p>
      <p className="mb-2 text-sm text-ink-3">
        {words.rich(acceptedAt ? 'since' : 'invited', {
          role: words(`roles.${role}.label`),
          day: () => <DateText at={acceptedAt ?? endsAt} language={language} />,
        })}
      </p>
      <div className="flex flex-wrap items-end gap-2">
        <ActionForm action={saveRole} prefix={`role-${id}-`} label={words('changeRole', { email })}>
          <ScopeFields scope={scope} />
          <input type="hidden" name="id" value={id} />
          <Select
            name="role"
            label={words('role')}
            defaultValue={role}
            options={MEMBER_ROLES.map((one) => ({ value: one, label: words(`roles.${one}.label`) }))}
          />
          <SubmitButton variant="secondary" small>
            {words('saveRole')}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={endAccess} prefix={`end-${id}-`} label={words('endOf', { email })}>
          <ScopeFields scope={scope} />
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="danger" small>
            {words(acceptedAt ? 'end' : 'withdrawInvitation')}
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}

/** Hidden fields that identify the account or certificate whose people the form changes. */
export function ScopeFields({ scope }: { scope: Scope }) {
  return 'accountId' in scope ? (
    <input type="hidden" name="accountId" value={scope.accountId} />
  ) : (
    <input type="hidden" name="certificateId" value={scope.certificateId} />
  )
}
