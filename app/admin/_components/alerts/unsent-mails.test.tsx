import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { UnsentMails } from './unsent-mails'

test('the notice about unsent emails uses the singular or plural, and includes the last error if there is one', () => {
  const one = renderToStaticMarkup(<UnsentMails count={1} lastError={null} />)
  expect(one).toContain('1 email has been failing for more than an hour.')
  expect(one).not.toContain('Last error')
  const several = renderToStaticMarkup(<UnsentMails count={3} lastError="connect ECONNREFUSED" />)
  expect(several).toContain('3 emails have been failing for more than an hour.')
  expect(several).toContain('Last error: “connect ECONNREFUSED”.')
})
