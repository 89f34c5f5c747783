import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EnomCalls } from './enom-calls'

const shown = (text: string | null, number: string | null) =>
  renderToStaticMarkup(
    <EnomCalls calls={[{ id: '1', command: 'CertGetCertDetail', at: new Date(), milliseconds: 40, outcome: 'refused', number, text }]} />,
  )

test('Enom’s message is shown with its error number, only once', () => {
  expect(shown('Certificate not found [316397]', '316397').match(/316397/g)).toHaveLength(1)
  expect(shown('Certificate not found', '316397')).toContain('Certificate not found [316397]')
  expect(shown(null, null)).toContain('–')
})
