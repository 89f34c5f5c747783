import { z } from 'zod'
import type { Order, OrderItem } from '../../db/generated/client'
import { Activation, TaxReason, VatAnswer } from '../../db/generated/enums'

/** Stripe stores 50 values of at most 500 characters each (Stripe API: Metadata). Some are reserved for ids. */
const VALUE = /.{1,500}/gsu
const MOST_VALUES = 20
const NAME = 'order_part_'

const item = z.object({
  productId: z.uuid(),
  typeCode: z.string(),
  productName: z.string(),
  typeName: z.string(),
  years: z.int().positive(),
  quantity: z.int().positive(),
  unitAmount: z.int(),
  discount: z.int(),
  taxMinor: z.int(),
  taxRate: z.int().nullable(),
  taxReason: z.enum(TaxReason).nullable(),
  taxLabel: z.string().nullable().default(null),
  label: z.string(),
  activation: z.enum(Activation),
  quotedCost: z.int().nullable(),
  dollarAmount: z.int().nullable(),
  unprotected: z.boolean(),
})
const snapshot = z.object({
  number: z.int().positive(),
  email: z.string(),
  currency: z.string().length(3),
  total: z.int(),
  country: z.string().nullable(),
  taxNumber: z.string().nullable(),
  vatAnswer: z.enum(VatAnswer).nullable().default(null),
  vatAskedAt: z.iso.datetime().nullable().default(null),
  taxCalculation: z.string().nullable().default(null),
  termsVersion: z.int().nullable(),
  placedAt: z.iso.datetime(),
  items: z.array(item).min(1),
})

/** The contents of an order, as stored in its payment page's metadata at Stripe. */
export type OrderSnapshot = z.infer<typeof snapshot>

/**
 * Returns the metadata to store in a payment page, so that its order can be rebuilt if a restored backup is older. Returns nothing for an
 * order that Stripe can't store in full: one that is too long, is paid partly with credit, or changes a certificate.
 */
export function writeSnapshot(order: Order & { items: OrderItem[] }, { credit }: { credit: number }): Record<string, string> {
  if (credit || order.changesId || order.items.some((one) => one.credit)) return {}
  const text = JSON.stringify(
    snapshot.parse({ ...order, placedAt: order.createdAt.toISOString(), vatAskedAt: order.vatAskedAt?.toISOString() ?? null }),
  )
  const parts = text.match(VALUE) ?? []
  return parts.length > MOST_VALUES ? {} : Object.fromEntries(parts.map((part, index) => [`${NAME}${index + 1}`, part]))
}

/** Returns the order described in a payment page, or null if the description is incomplete. */
export function readSnapshot(metadata: unknown): OrderSnapshot | null {
  const values = z.record(z.string(), z.string()).safeParse(metadata).data ?? {}
  const parts = Array.from({ length: MOST_VALUES }, (_, index) => values[`${NAME}${index + 1}`] ?? '')
  try {
    return snapshot.parse(JSON.parse(parts.join('')))
  } catch {
    return null
  }
}
