import { z } from 'zod'

/** What a difference is made of; which of these are there depends on its kind. Money in minor units, days as `YYYY-MM-DD`. */
export const differenceDetail = z.object({
  product: z.string().optional(),
  enomProdType: z.int().optional(),
  months: z.int().optional(),
  domainName: z.string().optional(),
  /** Enom's word for its status. */
  statusText: z.string().optional(),
  statusId: z.int().optional(),
  stage: z.string().optional(),
  /** Where it stood here when it was found. */
  place: z.string().optional(),
  orderDate: z.string().optional(),
  expiresAt: z.string().optional(),
  enomOrderId: z.int().optional(),
  /** What we wrote down, and what Enom took. */
  recorded: z.int().optional(),
  taken: z.int().optional(),
  day: z.string().optional(),
  description: z.string().optional(),
  /** The balance that was agreed on last. */
  opening: z.int().optional(),
  orderId: z.string().optional(),
  orderNumber: z.int().optional(),
  wanted: z.int().optional(),
  made: z.int().optional(),
})

export type DifferenceDetail = z.infer<typeof differenceDetail>
