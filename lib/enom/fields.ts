import { z } from 'zod'

/** CertID and OrderID: digits without leading zero, within a 32-bit integer. */
export const idField = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

export const countField = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)

/** True/False, 1/0, Y/N in any case. */
export const flagField = z
  .string()
  .regex(/^(true|false|1|0|y|n|yes|no)$/i)
  .transform((text) => /^(true|1|y|yes)$/i.test(text))

/** `$8.95`, `12,345.67`, `-98.70`: kept as text; whoever knows the currency turns it into minor units. */
export const amountField = z.string().regex(/^-?\$?-?[\d,]+(\.\d+)?$/)

/** `M/D/YYYY` with or without a US time. Enom names no zone, so only the day is taken: `YYYY-MM-DD`. */
export const dayField = z.string().transform((text, context) => {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d\d:\d\d [AP]M)?$/i.exec(text)
  if (!match) {
    context.addIssue({ code: 'custom', message: 'is no date of Enom' })
    return z.NEVER
  }
  const [, month = '', day = '', year = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
})

/** A certificate or a bundle: each line trimmed, blank lines dropped. */
export const pemField = z.string().transform((text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
    .concat('\n'),
)

export const certIdInput = z.int().positive()
/** Enom CertParseCSR: at most 4,500 characters. */
export const csrInput = z.string().min(1).max(4500)
