import { z } from 'zod'
import { readShownPrice } from '../cart/schema'
import { priceFaultText } from '../catalog/messages'
import { fault } from '../languages/fault'
import { isCurrency, parseDecimal } from '../money'
import { orderForInput } from '../orders/schema'

/** `<choice>_<currency>`: the name of a price field. */
const PRICE_NAME = /^([\da-f-]{36})_([A-Z]{3})$/

/** The last moment of a day in UTC. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`)
}

export const makeQuoteInput = orderForInput
  .pick({ email: true, country: true, buyerLanguage: true, quantities: true })
  .extend({
    until: z.string().trim(),
    note: z.string().trim().max(2000, 'Use at most 2000 characters.').default(''),
    prices: z.record(z.string().regex(PRICE_NAME), z.string().trim().max(20)).default({}),
    unprotected: z.literal('on').optional(),
  })
  .transform(({ until, quantities, prices, unprotected, buyerLanguage: language, ...rest }, context) => {
    if (!z.iso.date().safeParse(until).success) {
      const message = until
        ? `“${until}” is not a date. Enter it in the format 2026-12-01.`
        : 'Choose the last day on which the quote can be accepted.'
      context.addIssue({ code: 'custom', path: ['until'], message })
    }
    const amounts = new Map<string, number>()
    for (const [name, typed] of Object.entries(prices)) {
      const [, choiceId = '', currency = ''] = PRICE_NAME.exec(name) ?? []
      if (!typed || !isCurrency(currency)) continue
      const amount = parseDecimal(typed, currency)
      if (amount !== null && amount > 0) amounts.set(choiceId, amount)
      else context.addIssue({ code: 'custom', path: ['prices', name], message: priceFaultText(typed, currency) })
      if (!quantities.some((line) => line.choiceId === choiceId))
        context.addIssue({
          code: 'custom',
          path: ['quantities', choiceId],
          message: 'Enter a quantity for this price, or clear the price.',
        })
    }
    const lines = quantities.map((line) => ({ ...line, amount: amounts.get(line.choiceId) ?? null }))
    return { ...rest, language, validUntil: endOf(until), lines, unprotected: unprotected === 'on' }
  })

export const quoteInput = z.object({ quoteId: z.uuid() })

export const withdrawQuoteInput = quoteInput.extend({
  reason: z.string().trim().min(3, 'Enter a short reason.').max(300, 'Use at most 300 characters.'),
})

export const acceptQuoteInput = z.object({
  link: z.string().max(100),
  taxNumber: z.string().trim().max(50, fault('tooLong')).default(''),
  agreed: z.literal('on', { error: fault('terms') }),
  /** The total shown on the button that was pressed. */
  shown: z.string().optional().transform(readShownPrice),
})
