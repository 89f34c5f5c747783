import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PriceRows } from './price-rows'

const row = (id: string, currency: string, active: boolean) => ({
  id,
  typeCode: 'rapidssl',
  years: 1,
  amount: 1900,
  currency,
  active,
  withdrawnAt: null,
})

test('after a change of currency the form has one row per term, in the selling currency', () => {
  const html = renderToStaticMarkup(
    <PriceRows choices={[row('old', 'USD', false), row('new', 'EUR', true)]} types={[{ value: 'rapidssl', label: 'RapidSSL' }]} />,
  )
  expect(html).toMatch(/name="currency"[^>]*value="EUR"|value="EUR"[^>]*name="currency"/)
  expect(html.match(/value="19\.00"/g)).toHaveLength(1)
})
