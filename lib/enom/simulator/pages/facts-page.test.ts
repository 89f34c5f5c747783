import { expect, test } from 'vitest'
import { WIRE } from '../commands/wire'
import { refuse } from '../refusals'
import { factsPage } from './facts-page'

test('the page of facts lists every command, and states for each refusal whose wording it uses', () => {
  const html = factsPage()
  for (const name of Object.keys(WIRE)) expect(html).toContain(`<td>${name}</td>`)
  const seen = refuse.badLogin()
  expect(html).toContain(`<td>${seen.errors[0]}</td><td>304155 Validation error; invalid ; loginid</td><td>seen</td><td>seen</td>`)
  expect(html).toContain(
    '<td>Insufficient reseller balance</td><td>524181 Payment error; insufficient reseller balance; account balance</td><td>own</td>',
  )
})

test('the page of facts shows the divergences from the documents as tables', () => {
  const html = factsPage()
  expect(html).toContain('Divergences: behaviour')
  expect(html).toMatch(/<td>two server programs<\/td><td>not mentioned<\/td>/)
})
