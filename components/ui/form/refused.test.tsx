import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Refused } from './refused'

test('the error list shows a problem found in the browser instead of the server’s message about that field', () => {
  const state = { status: 'refused', message: 'There is a problem', fields: { csr: 'Paste your request.' } } as const
  const html = renderToStaticMarkup(<Refused state={state} found={{ csr: 'That is your private key.' }} prefix="" />)
  expect(html).toContain('<a href="#csr"')
  expect(html).toContain('That is your private key.')
  expect(html).not.toContain('Paste your request.')
})

test('suggestions alone are not an error; if there is an error, only the error is listed', () => {
  const state = { status: 'refused', message: 'Check the spelling.', suggestions: { 'ascii.admin.city': 'Keep “Muenchen”.' } } as const
  const html = renderToStaticMarkup(<Refused state={state} found={{}} prefix="" />)
  expect(html).toContain('<a href="#ascii.admin.city">Keep “Muenchen”.</a>')
  expect(html).toContain('role="status"')
  expect(html).not.toMatch(/There is a problem|alert|bad/)
  const both = renderToStaticMarkup(<Refused state={{ ...state, fields: { 'admin.city': 'Enter the town.' } }} found={{}} prefix="" />)
  expect(both).toContain('There is a problem')
  expect(both).not.toContain('Muenchen')
})
