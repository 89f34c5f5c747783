import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ApprovalSentence } from './approval-sentence'

const shown = (...others: string[]) =>
  renderToStaticMarkup(
    <ApprovalSentence
      language="en"
      zone="UTC"
      certificate={{ type: { brand: 'Sectigo' }, approverEmail: 'admin@one.com', otherApprovers: others, submittedAt: null }}
    />,
  ).replace(/<[^>]+>/g, '')

test('a certificate for several names waits for the approval of each, and lists every inbox once', () => {
  expect(shown()).toBe('Waiting for someone to open the message Sectigo sent to admin@one.com.')
  expect(shown('admin@two.com', 'admin@one.com')).toBe(
    'Waiting for each name to be approved: Sectigo sent messages to admin@one.com, admin@two.com.',
  )
})
