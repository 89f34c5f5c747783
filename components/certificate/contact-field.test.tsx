import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormContext } from '@/components/ui/form/form-context'
import { ContactField } from './contact-field'

test('a suggested spelling has its own input and does not look like an error', () => {
  const values = { 'admin.city': 'München', 'ascii.admin.city': 'Muenchen' }
  const state = { status: 'refused', message: '', suggestions: { 'ascii.admin.city': 'Keep “Muenchen” or change it.' }, values } as const
  const html = renderToStaticMarkup(
    <FormContext value={{ state, pending: false, prefix: '' }}>
      <ContactField name="admin.city" label="Town" sentAs="Sent to the authority as" />
    </FormContext>,
  )
  expect(html).toContain('Keep “Muenchen” or change it.')
  expect(html).toContain('value="Muenchen"')
  expect(html).not.toMatch(/Error|aria-invalid|-bad/)
})
