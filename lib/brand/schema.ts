import { z } from 'zod'
import { canonicalEmail } from '../canonical-email'

export const LOGO_MAX_BYTES = 200_000
export const LOGO_MAX_SIDE = 4_000

const PLAIN = /^[^\p{Cc}<>]*$/u

export const brandInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter the name of the shop.')
    .max(40, 'Use at most 40 characters, so that the name fits at the top of a page.')
    .regex(PLAIN, 'The name can’t contain < or >, or invisible characters.'),
})

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/, 'Enter a colour as # and six digits or letters a to f, such as #0b5b66.')
  .transform((text) => (text.length === 4 ? `#${[...text.slice(1)].map((one) => one + one).join('')}` : text))

/** `version`: the version of the values when the form was opened. */
const version = z.string().max(100)

export const accentsInput = z.object({ version, light: colour, dark: colour })

export const logoInput = z.object({ logo: z.instanceof(File, { error: 'Choose a PNG or WebP file.' }) })

/** An empty field means that the value is not set. */
const orNull = <Value>(schema: z.ZodType<Value, string>) =>
  z
    .string()
    .trim()
    .transform((text) => text || null)
    .pipe(schema.nullable())

const email = orNull(
  z
    .string()
    .refine((text) => canonicalEmail(text) !== null, 'Enter an address such as help@example.com, or leave it empty.')
    .transform((text) => canonicalEmail(text) ?? text),
)

export const contactInput = z.object({
  version,
  supportEmail: email,
  supportPhone: orNull(
    z
      .string()
      .regex(/^\+?[\d(][\d ()./-]{4,30}$/, 'Enter a phone number with its country code, such as +44 20 7946 0000, or leave it empty.'),
  ),
  senderName: orNull(
    z
      .string()
      .max(60, 'Use at most 60 characters.')
      .regex(/^[^\p{Cc}<>"@]*$/u, 'The name can’t contain <, >, @ or quotation marks: email programs would mistake it for an address.'),
  ),
  replyTo: email,
})
