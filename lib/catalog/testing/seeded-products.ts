import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { PRODUCTS } from '../../../prisma/seed/products'
import type { ProductView, TypeView } from '../schema'

function typeOf(code: string): TypeView {
  const row = CERTIFICATE_TYPES.find((one) => one.code === code)
  if (!row) throw new Error(`no type ${code}`)
  return { ...row, multiDomain: row.multiDomain ?? false, namesIncluded: row.namesIncluded ?? 1 }
}

/** For tests only: the seeded products as buyers see them. */
export const SEEDED_PRODUCTS: ProductView[] = PRODUCTS.map(({ prices, typeCode, ...product }) => ({
  ...product,
  id: product.slug,
  activation: 'automatic',
  defaultYears: null,
  type: typeOf(typeCode),
  choices: Object.entries(prices).flatMap(([code, terms]) =>
    terms.map(([years, amount]) => ({ id: `${code}${years}`, type: typeOf(code), years, amount, currency: 'USD' })),
  ),
}))
