import { now } from '../clock'
import type { VatAnswer } from '../db/generated/enums'
import { err, ok, type Result } from '../result'
import { askVies } from './ask-vies'
import { type NumberFault, readNumber } from './read-number'
import { EU } from './standard-rates'
import type { TaxRule } from './types'

/** The stored result of checking a number. */
export type CheckedNumber = { taxNumber: string | null; vatAnswer: VatAnswer | null; vatAskedAt: Date | null }

/**
 * Checks the form of a tax number and, if it could lead to reverse charge and staff require it, validates it with VIES. The call takes
 * seconds, so it is made outside any transaction.
 */
export async function checkNumber(
  rule: Pick<TaxRule, 'sellerCountry' | 'askVies'>,
  { country, typed }: { country: string; typed: string },
): Promise<Result<CheckedNumber, NumberFault>> {
  if (!typed.trim()) return ok({ taxNumber: null, vatAnswer: null, vatAskedAt: null })
  const read = readNumber(typed, country)
  if ('fault' in read) return err(read.fault)
  const taxNumber = read.number
  if (!EU.has(country) || country === rule.sellerCountry) return ok({ taxNumber, vatAnswer: null, vatAskedAt: null })
  if (!rule.askVies) return ok({ taxNumber, vatAnswer: 'not_asked', vatAskedAt: null })
  return ok({ taxNumber, vatAnswer: await askVies(country, taxNumber), vatAskedAt: now() })
}
