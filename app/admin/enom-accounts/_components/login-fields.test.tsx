import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormContext } from '@/components/ui/form/form-context'
import type { AccountDetail } from '@/lib/registrar/accounts/accounts'
import { LoginFields } from './login-fields'

const account: AccountDetail = {
  id: '1',
  label: 'Main',
  testMode: true,
  loginId: 'keelmark',
  passwordSetAt: new Date(0),
  isDefault: true,
  holdsSomething: false,
  version: 'v',
  balance: null,
  balanceAt: null,
  listLag: 150,
  costTolerance: 0,
  lowBalance: null,
  isShared: false,
}

const shown = (given?: AccountDetail) =>
  renderToStaticMarkup(
    <FormContext value={{ state: { status: 'idle' }, pending: false, prefix: '' }}>
      <LoginFields account={given} />
    </FormContext>,
  )

test('the login ID and Test Mode can be edited until something is bought with them', () => {
  for (const markup of [shown(), shown(account)]) expect(markup).toMatch(/<input[^>]*type="checkbox"[^>]*>/)
  expect(shown(account)).not.toContain('Certificates were or may have been bought')
})

test('once something may have been bought, the fields are read-only but still submitted, and the reason is shown', () => {
  const markup = shown({ ...account, holdsSomething: true })
  expect(markup.match(/<input[^>]*>/g)).toEqual([
    '<input type="hidden" name="loginId" value="keelmark"/>',
    '<input type="hidden" name="testMode" value="on"/>',
  ])
  expect(markup).toContain('so its login ID and Test Mode can’t be changed')
  expect(shown({ ...account, holdsSomething: true, testMode: false })).not.toContain('name="testMode"')
})
