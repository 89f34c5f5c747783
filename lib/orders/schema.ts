import { z } from 'zod'
import { isCountryCode } from '../csr/countries'
import { canonicalEmail } from '../users/canonical-email'

export const placeOrderInput = z.object({
  email: z.string().refine((text) => canonicalEmail(text) !== null, 'Type an email address such as name@example.com.'),
  country: z.string().refine(isCountryCode, 'Choose the country you pay from.'),
  agreed: z.literal('on', { error: 'Read and accept the terms to go on.' }),
})

export const orderInput = z.object({ orderId: z.uuid() })

export const refundOrderInput = orderInput.extend({
  reason: z.string().trim().min(3, 'Say in a few words why.').max(300, 'Use at most 300 characters.'),
})
