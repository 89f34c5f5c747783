import { PasskeyForm } from '@/components/passkey/passkey-form'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { PasskeyView } from '@/lib/auth/factors/find-factors'
import { PASSKEY_NAME_MAX } from '@/lib/auth/factors/passkey-name'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '../actions'

type PasskeysProps = { passkeys: readonly PasskeyView[]; mayChange: boolean; arePossible: boolean; language: Language; zone: string }

/** The person's passkeys, with forms to add, name and remove them. */
export function Passkeys({ passkeys, mayChange, arePossible, language, zone }: PasskeysProps) {
  const words = wordsOf(language, 'passkeys')
  return (
    <section aria-labelledby="passkeys" className="border-t border-line pt-8">
      <h2 id="passkeys" className="mb-2">
        {words('title')}
      </h2>
      <p className="mb-4 text-ink-2">{words('about')}</p>
      {passkeys.length > 0 && (
        <ul className="mb-6 border-t border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} mayChange={mayChange} language={language} zone={zone} />
          ))}
        </ul>
      )}
      {!arePossible && <p>{words('impossible')}</p>}
      {arePossible && mayChange && (
        <PasskeyForm kind="make" begin={beginPasskey} finish={addPasskey} label={words('add')}>
          <TextInput
            name="name"
            label={words('newName')}
            hint={words('newNameHint')}
            defaultValue={words('suggested')}
            maxLength={PASSKEY_NAME_MAX}
            autoComplete="off"
          />
        </PasskeyForm>
      )}
    </section>
  )
}

type RowProps = { passkey: PasskeyView; mayChange: boolean; language: Language; zone: string }

function PasskeyRow({ passkey, mayChange, language, zone }: RowProps) {
  const words = wordsOf(language, 'passkeys')
  const { id, name, createdAt, lastUsedAt } = passkey
  const added = () => <DateText at={createdAt} language={language} />
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <p className="font-semibold wrap-anywhere">{name}</p>
      <p className="text-sm text-ink-2">
        {lastUsedAt
          ? words.rich('used', { added, used: () => <DateText at={lastUsedAt} time zone={zone} language={language} /> })
          : words.rich('unused', { added })}
      </p>
      {mayChange && (
        <details className="mt-2">
          <summary>{words('more')}</summary>
          <ActionForm action={renamePasskey} prefix={`name-${id}`} label={words('rename', { name })} className="mt-3">
            <input type="hidden" name="id" value={id} />
            <TextInput name="name" label={words('name')} defaultValue={name} maxLength={PASSKEY_NAME_MAX} autoComplete="off" />
            <SubmitButton variant="secondary" small>
              {words('save')}
            </SubmitButton>
          </ActionForm>
          <ActionForm action={removePasskey} prefix={`remove-${id}`} label={words('removeNamed', { name })} className="mt-3">
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="danger" small>
              {words('remove')}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </li>
  )
}
