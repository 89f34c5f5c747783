import { PasskeyForm } from '@/components/passkey/passkey-form'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { PasskeyView } from '@/lib/auth/factors/find-factors'
import { PASSKEY_NAME_MAX } from '@/lib/auth/factors/passkey-name'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '../actions'

/** The person's passkeys: add, name, remove. */
export function Passkeys({
  passkeys,
  mayChange,
  arePossible,
}: {
  passkeys: readonly PasskeyView[]
  mayChange: boolean
  arePossible: boolean
}) {
  return (
    <section aria-labelledby="passkeys" className="border-t border-line pt-8">
      <h2 id="passkeys" className="mb-2">
        Passkeys
      </h2>
      <p className="mb-4 text-ink-2">
        A passkey signs you in with your fingerprint, your face or the PIN of your device. There is nothing to type or to remember.
      </p>
      {passkeys.length > 0 && (
        <ul className="mb-6 border-t border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {!arePossible && <p>Browsers make no passkeys for this shop, because its address is an IP address without a name.</p>}
      {arePossible && mayChange && (
        <PasskeyForm kind="make" begin={beginPasskey} finish={addPasskey} label="Add a passkey">
          <TextInput
            name="name"
            label="Name of the new passkey"
            hint="So that you recognise it later, such as “Phone”."
            defaultValue="Passkey"
            maxLength={PASSKEY_NAME_MAX}
            autoComplete="off"
          />
        </PasskeyForm>
      )}
    </section>
  )
}

function PasskeyRow({ passkey, mayChange }: { passkey: PasskeyView; mayChange: boolean }) {
  const { id, name, createdAt, lastUsedAt } = passkey
  return (
    <li className="border-b border-line py-3">
      <p className="font-semibold wrap-anywhere">{name}</p>
      <p className="text-sm text-ink-2">
        Added <DateText at={createdAt} />
        {lastUsedAt ? (
          <>
            . Last used <DateText at={lastUsedAt} time />
          </>
        ) : (
          '. Not used yet'
        )}
      </p>
      {mayChange && (
        <details className="mt-2">
          <summary>Rename or remove</summary>
          <ActionForm action={renamePasskey} prefix={`name-${id}`} label={`Rename ${name}`} className="mt-3">
            <input type="hidden" name="id" value={id} />
            <TextInput name="name" label="Name" defaultValue={name} maxLength={PASSKEY_NAME_MAX} autoComplete="off" />
            <SubmitButton variant="secondary" small>
              Save the name
            </SubmitButton>
          </ActionForm>
          <ActionForm action={removePasskey} prefix={`remove-${id}`} label={`Remove ${name}`} className="mt-3">
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="danger" small>
              Remove this passkey
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </li>
  )
}
