import { z } from 'zod'
import { TOKEN_SCOPES } from '../actor'

export const MAX_TOKEN_NAME = 60
/** The available token lifetimes, in days. */
const TOKEN_DAYS = ['30', '90', '365'] as const

export const makeTokenInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name the system that will use the token, such as Bookkeeping.')
    .max(MAX_TOKEN_NAME, `Use at most ${MAX_TOKEN_NAME} characters.`),
  scopes: z
    .partialRecord(z.enum(TOKEN_SCOPES), z.literal('on'))
    .default({})
    .transform((ticked, context) => {
      const scopes = TOKEN_SCOPES.filter((scope) => scope in ticked)
      if (scopes.length === 0) context.addIssue({ code: 'custom', path: [TOKEN_SCOPES[0]], message: 'Select at least one.' })
      return scopes
    }),
  days: z.enum(TOKEN_DAYS, { error: 'Choose how long the token works.' }).transform(Number),
})
