import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Hold, OUTAGES } from '@/lib/certificates/lifecycle/holds'
import { troubleWords } from '@/lib/certificates/status/place-text'
import { Blocked } from './blocked'

const shown = (hold: Hold, certificates: number, accountId: string | null = null) =>
  renderToStaticMarkup(<Blocked hold={hold} certificates={certificates} accountId={accountId} {...troubleWords(hold)} />)

test.each(OUTAGES.filter((hold) => hold !== 'cost_exceeds_price'))(
  '%s: the notice says once that certificates continue automatically',
  (hold) => {
    expect(shown(hold, 1)).toContain('1 certificate is on hold.')
    expect(shown(hold, 2)).toContain('2 certificates are on hold.')
    expect(shown(hold, 2).match(/continue automatically/g)).toHaveLength(1)
  },
)

test('a notice about the balance links to the account, or to the list if several accounts are too low', () => {
  expect(shown('insufficient_funds', 1, 'a1')).toContain('href="/admin/enom-accounts/a1"')
  expect(shown('insufficient_funds', 2)).toContain('href="/admin/enom-accounts"')
})

test('certificates that cost too much are not said to continue: the notice links to the page where staff decide', () => {
  expect(shown('cost_exceeds_price', 1)).toContain('1 certificate is waiting for your decision.')
  const several = shown('cost_exceeds_price', 2)
  expect(several).toContain('2 certificates are waiting for your decision.')
  expect(several).not.toContain('continue automatically')
  expect(several).toContain('/admin/certificates?status=needs_staff')
})
