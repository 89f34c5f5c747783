import { z } from 'zod'
import { COST_CURRENCY, parseDecimal } from '../../money'

const MOST = 100_000_00

export const refillInput = z.object({
  accountId: z.uuid(),
  /** The format of `datetime-local`, interpreted as UTC. */
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Enter a date and time, such as 2026-11-29 14:30.')
    .transform((text) => new Date(`${text}:00Z`))
    .refine((at) => !Number.isNaN(at.getTime()), 'Enter a valid date.'),
  amount: z.string().transform((text, context) => {
    const amount = parseDecimal(text, COST_CURRENCY)
    if (amount !== null && amount > 0 && amount <= MOST) return amount
    context.addIssue({
      code: 'custom',
      message: `“${text.slice(0, 20)}” is not an amount up to 100,000.00. Enter an amount such as 500.00.`,
    })
    return z.NEVER
  }),
  reference: z.string().trim().min(1, 'Enter a reference, such as the one on the bank transfer.').max(80, 'Use at most 80 characters.'),
})

export type RefillInput = z.output<typeof refillInput>
