import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormContext } from '@/components/ui/form/form-context'
import type { ActionState } from '@/lib/action-state'
import { AgreeToRefunds } from './agree-to-refunds'

const shown = (state: ActionState) =>
  renderToStaticMarkup(
    <FormContext value={{ state, pending: false, prefix: '' }}>
      <AgreeToRefunds />
    </FormContext>,
  )

const refused = (values: Record<string, string>): ActionState => ({
  status: 'refused',
  message: '',
  fields: { agreedTo: 'Agree.' },
  values,
})

test('the checkbox appears after a refused save, and starts empty', () => {
  expect(shown({ status: 'idle' })).toBe('')
  const asked = shown(refused({ refundsAtOnce: '3' }))
  expect(asked).toContain('name="agreedTo"')
  expect(asked).toContain('value="3"')
  expect(asked).not.toContain('checked')
})

test('the checkbox stays ticked if it covers the same number of refunds', () => {
  expect(shown(refused({ agreedTo: '5', refundsAtOnce: '5' }))).toContain('checked')
})

test('agreeing to fewer refunds does not cover more', () => {
  expect(shown(refused({ agreedTo: '3', refundsAtOnce: '5' }))).not.toContain('checked')
})
