import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Hold } from '@/lib/certificates/lifecycle/holds'
import { troubleWords } from '@/lib/certificates/status/place-text'
import { Blocked } from './blocked'

const shown = (hold: Hold, certificates: number) =>
  renderToStaticMarkup(<Blocked blocked={[{ hold, certificates, ...troubleWords(hold) }]} />)

test('certificates on hold for the balance are announced as continuing automatically', () => {
  expect(shown('insufficient_funds', 1)).toContain('1 certificate is on hold and will continue automatically.')
  expect(shown('insufficient_funds', 2)).toContain('2 certificates are on hold and will continue automatically.')
})

test('certificates that cost too much are not announced as continuing: the notice links to the page where staff decide', () => {
  expect(shown('cost_exceeds_price', 1)).toContain('1 certificate is waiting for your decision.')
  const several = shown('cost_exceeds_price', 2)
  expect(several).toContain('2 certificates are waiting for your decision.')
  expect(several).not.toContain('continue automatically')
  expect(several).toContain('/admin/certificates?status=needs_staff')
})
