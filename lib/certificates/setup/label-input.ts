import { z } from 'zod'
import { fault } from '../../languages/fault'

// Invisible characters that change how the surrounding text is displayed, such as direction marks.
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]/gu

/** The maximum length of a name that a buyer can give a certificate. */
export const MAX_NAME_LENGTH = 100

/**
 * Returns the schema for the name that a buyer gives a certificate. Errors call it an `address` in the basket and a `name` later. May be
 * empty.
 */
export function labelInput(what: 'address' | 'name') {
  return z
    .string()
    .transform((text) => text.replace(INVISIBLE, '').trim())
    .pipe(
      z
        .string()
        .max(MAX_NAME_LENGTH, fault(what === 'address' ? 'addressTooLong' : 'nameTooLong'))
        .regex(/^\P{Cc}*$/u, fault('control')),
    )
}
