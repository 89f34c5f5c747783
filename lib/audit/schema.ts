import { z } from 'zod'

/** The details of a difference. Its kind determines which ones are present. Money is in minor units; days are formatted as `YYYY-MM-DD`. */
export const differenceDetail = z.object({
  product: z.string().optional(),
  enomProdType: z.int().optional(),
  months: z.int().optional(),
  domainName: z.string().optional(),
  /** Enom's name for the status. */
  statusText: z.string().optional(),
  statusId: z.int().optional(),
  stage: z.string().optional(),
  /** The certificate's status in the shop when the difference was found. */
  place: z.string().optional(),
  orderDate: z.string().optional(),
  expiresAt: z.string().optional(),
  enomOrderId: z.int().optional(),
  /** The cost we recorded, and what Enom charged. */
  recorded: z.int().optional(),
  taken: z.int().optional(),
  day: z.string().optional(),
  description: z.string().optional(),
  /** The last matching balance. */
  opening: z.int().optional(),
  orderId: z.string().optional(),
  orderNumber: z.int().optional(),
  wanted: z.int().optional(),
  made: z.int().optional(),
})

export type DifferenceDetail = z.infer<typeof differenceDetail>
