import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormContext } from '@/components/ui/form/form-context'
import type { ActionState } from '@/lib/action-state'
import { UntilRefused } from './until-refused'

const shown = (state: ActionState) =>
  renderToStaticMarkup(
    <FormContext value={{ state, pending: false, prefix: '' }}>
      <UntilRefused>facts of the earlier request</UntilRefused>
    </FormContext>,
  )

test('the contents of an earlier request are hidden when another one is refused', () => {
  expect(shown({ status: 'idle' })).toContain('facts of the earlier request')
  expect(shown({ status: 'refused', message: 'This is not a certificate request.' })).toBe('')
})
