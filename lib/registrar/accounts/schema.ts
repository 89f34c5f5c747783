import { z } from 'zod'
import { parseDecimal } from '../../money'

/**
 * In seconds. The clocks of two workers may differ by twenty seconds (jobs/lease.ts), and each judges the other's work by its own clock.
 */
const MIN_LAG_SECONDS = 30
const MAX_LAG_SECONDS = 3600

export const accountInput = z.object({
  id: z.uuid().optional(),
  label: z.string().trim().min(1, 'Give the account a name you will recognise.').max(60, 'Use at most 60 characters.'),
  testMode: z.string().optional(),
  loginId: z.string().trim().min(1, 'Enter the login ID.').max(20, 'An Enom login ID can have at most 20 characters.'),
  password: z.string().max(200, 'Use at most 200 characters.').optional(),
  listLag: wholeNumber(
    MIN_LAG_SECONDS,
    MAX_LAG_SECONDS,
    `Enter the seconds as a whole number from ${MIN_LAG_SECONDS} to ${MAX_LAG_SECONDS}.`,
  ),
  costTolerance: wholeNumber(0, 100, 'Enter a whole percentage from 0 to 100.'),
  isShared: z.string().optional(),
  lowBalance: z.string().trim().optional().transform(toLowBalance),
  version: z.string().max(40).optional(),
})

const MOST_CENTS = 100_000_000

/** Returns US cents; null for an empty field, which means no alert. */
function toLowBalance(text: string | undefined, context: z.RefinementCtx): number | null {
  if (!text) return null
  const amount = parseDecimal(text, 'USD')
  if (amount !== null && amount > 0 && amount <= MOST_CENTS) return amount
  context.addIssue({
    code: 'custom',
    message: `“${text.slice(0, 20)}” is not an amount in US dollars. Enter one such as 100, or leave it empty.`,
  })
  return z.NEVER
}

function wholeNumber(least: number, most: number, otherwise: string) {
  return z
    .string()
    .trim()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most, otherwise)
    .transform(Number)
}
