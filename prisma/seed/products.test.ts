import { expect, test } from 'vitest'
import { PRODUCTS as AT_ENOM } from '../../lib/enom/simulator/products/products'
import { CERTIFICATE_TYPES } from './certificate-types'
import { PRODUCTS } from './products'

test('the demo sells nothing below Enom’s price, so no order is held because of its cost', () => {
  const prices = PRODUCTS.flatMap(({ prices: ofProduct }) => Object.entries(ofProduct))
  for (const [typeCode, terms] of prices) {
    const type = CERTIFICATE_TYPES.find(({ code }) => code === typeCode)
    const { resellerPrice = Number.NaN } = AT_ENOM.find(({ prodType }) => prodType === type?.enomProdType) ?? {}
    for (const [years, price] of terms) expect(price, `${typeCode}, ${years} years`).toBeGreaterThanOrEqual(resellerPrice * years)
  }
})
