import { z } from 'zod'
import { isCurrency, parseDecimal } from '../money'

/** The maximum amount of a movement, in minor units. */
const MOST = 100_000_000

const reason = z.string().trim().min(3, 'Enter a short reason.').max(300, 'Use at most 300 characters.')

const movement = z.object({
  userId: z.uuid(),
  amount: z.string().trim(),
  currency: z.string().trim().toUpperCase().refine(isCurrency, 'Enter a currency code, such as USD.'),
  reason,
})

type Typed = z.output<typeof movement>

function withAmount<Input extends Typed>({ amount, ...rest }: Input, context: z.RefinementCtx) {
  const minor = parseDecimal(amount, rest.currency)
  if (minor !== null && minor > 0 && minor <= MOST) return { ...rest, amount: minor }
  const message = amount ? `“${amount}” is not an amount. Enter one such as 20.00.` : 'Enter the amount, such as 20.00.'
  context.addIssue({ code: 'custom', path: ['amount'], message })
  return z.NEVER
}

export const giveCreditInput = movement
  .extend({ sure: z.literal('on', { error: 'Tick this to give the credit. Nothing has been given yet.' }) })
  .transform(withAmount)

export const takeBackCreditInput = movement
  .extend({ sure: z.literal('on', { error: 'Tick this to take the credit back. Nothing has been taken yet.' }) })
  .transform(withAmount)
