import { z } from 'zod'

/** CertID and OrderID: digits without a leading zero that fit into a 32-bit integer. */
export const idField = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

export const countField = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)

/** True/False, 1/0 or Y/N, case-insensitive. */
export const flagField = z
  .string()
  .regex(/^(true|false|1|0|y|n|yes|no)$/i)
  .transform((text) => /^(true|1|y|yes)$/i.test(text))

/** Required success flag: a response without it is garbled, and one that says false is a refusal (reply.ts). */
export const successField = flagField.pipe(z.literal(true))

/** `$8.95`, `-$8.95`, `12,345.67`, `-98.70` or `9`, kept as text. The caller knows the currency and converts the amount to minor units. */
export const amountField = z.string().regex(/^-?\$?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/)

const US_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d\d:\d\d [AP]M)?$/i
const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)(?:[ T][\d:.]+)?$/

/**
 * `M/D/YYYY` with or without a US time, or the registry's `YYYY-MM-DD hh:mm:ss.fff`. Enom gives no time zone, so only the day is kept, as
 * `YYYY-MM-DD`.
 */
export const dayField = z.string().transform((text, context) => {
  const [, month = '', date = '', year = ''] = US_DAY.exec(text) ?? []
  const [, isoYear = year, isoMonth = month, isoDate = date] = ISO_DAY.exec(text) ?? []
  const day = `${isoYear}-${isoMonth.padStart(2, '0')}-${isoDate.padStart(2, '0')}`
  const parsed = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(day)) {
    context.addIssue({ code: 'custom', message: 'is not a date in Enom’s format' })
    return z.NEVER
  }
  return day
})

/**
 * Purely informational fields. They are dropped if empty, missing or in an unknown format, so that an unreadable date does not make the
 * whole certificate unreadable.
 */
export const optionalDay = dayField.optional().catch(undefined)
export const optionalCount = countField.optional().catch(undefined)
export const optionalFlag = flagField.optional().catch(undefined)
export const optionalId = idField.optional().catch(undefined)

/** Certificate or bundle in PEM, each line trimmed and blank lines dropped. */
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

export const dayInput = z.string().regex(/^\d{4}-\d\d-\d\d$/)

/** Returns `2026-01-31` in Enom's format, `01/31/2026`. */
export function usDay(day: string | undefined): string | undefined {
  return day?.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1')
}
