import type { Prisma } from '../db/generated/client'
import type { ProductView, TypeView } from './schema'

/** The public columns of a certificate type. */
export const typeColumns = {
  code: true,
  family: true,
  brand: true,
  name: true,
  formerName: true,
  level: true,
  wildcard: true,
  multiDomain: true,
  namesIncluded: true,
  maxYears: true,
  usualWait: true,
  reorderDays: true,
  carriesOver: true,
} as const satisfies Prisma.CertificateTypeSelect

/** The columns of a product as shown in the shop, with only its choices on sale. */
export const productColumns = {
  id: true,
  slug: true,
  name: true,
  summary: true,
  description: true,
  activation: true,
  defaultYears: true,
  type: { select: typeColumns },
  choices: {
    where: { active: true },
    orderBy: [{ type: { position: 'asc' } }, { years: 'asc' }],
    select: { id: true, years: true, amount: true, currency: true, type: { select: typeColumns } },
  },
} as const satisfies Prisma.ProductSelect

type ProductRow = Omit<ProductView, 'type' | 'choices'> & { type: TypeView; choices: ProductView['choices'] }

/** Returns the product with the choices of its own type first. */
export function toProduct(row: ProductRow): ProductView {
  const own = (choice: ProductView['choices'][number]) => (choice.type.code === row.type.code ? 0 : 1)
  return { ...row, choices: row.choices.toSorted((one, other) => own(one) - own(other)) }
}
