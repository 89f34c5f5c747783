import { z } from 'zod'
import { DEFAULT_LANGUAGE, LANGUAGES } from '../languages/types'

const MAX_LINE = 200
const MAX_BODY = 20_000

const line = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter the ${what}.`)
    .max(MAX_LINE, `Use at most ${MAX_LINE} characters.`)
    .regex(/^[^\r\n]*$/, `The ${what} must be a single line.`)

/** `of` is the language of the text. A field named `language` would set the language of the form's response. */
const which = { mail: z.string().max(100), of: z.enum(LANGUAGES).default(DEFAULT_LANGUAGE) }

/** An email's text, as entered by staff. */
export const mailTextInput = z.object({
  ...which,
  subject: line('subject'),
  preview: line('preview text'),
  body: z
    .string()
    .trim()
    .min(1, 'Enter the text.')
    .max(MAX_BODY, `Use at most ${MAX_BODY.toLocaleString('en-GB')} characters.`)
    .transform((text) => text.replaceAll('\r\n', '\n')),
})

/** `version` is the version of the text with which the form was opened. */
export const mailTextForm = mailTextInput.extend({ version: z.string().max(20), next: z.enum(['save', 'test']).default('save') })

export const resetMailInput = z.object({ ...which, version: z.string().max(20) })
