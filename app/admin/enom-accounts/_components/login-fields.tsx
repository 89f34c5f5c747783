import { Facts } from '@/components/ui/facts'
import { Checkbox } from '@/components/ui/form/checkbox'
import { TextInput } from '@/components/ui/form/text-input'
import type { AccountDetail } from '@/lib/registrar/accounts/accounts'
import { accountRefusalText } from '@/lib/registrar/accounts/messages'

/** Login ID and Test Mode: editable at first, and read-only once something may have been bought with them. */
export function LoginFields({ account }: { account?: AccountDetail }) {
  if (account?.holdsSomething) return <Bound account={account} />
  return (
    <>
      <Checkbox
        name="testMode"
        label="Test Mode"
        hint="Orders go to Enom’s test server, which has its own accounts and IP lists. Nothing bought there is real."
        defaultChecked={account?.testMode ?? true}
      />
      <TextInput name="loginId" label="Login ID" defaultValue={account?.loginId} autoComplete="off" spellCheck={false} maxLength={20} />
    </>
  )
}

function Bound({ account: { loginId, testMode } }: { account: AccountDetail }) {
  return (
    <div className="mb-6">
      <Facts
        items={[
          { term: 'Login ID', detail: loginId },
          { term: 'Test Mode', detail: testMode ? 'On: nothing bought with it is real' : 'Off' },
        ]}
      />
      <p className="mt-2 text-ink-2">{accountRefusalText({ code: 'login-in-use' })}</p>
      <input type="hidden" name="loginId" value={loginId} />
      {testMode && <input type="hidden" name="testMode" value="on" />}
    </div>
  )
}
