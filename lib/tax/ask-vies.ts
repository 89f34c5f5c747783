import { z } from 'zod'
import { env } from '../config/env'
import type { VatAnswer } from '../db/generated/enums'
import { log } from '../log'
import { vatPrefix } from './read-number'

/** The buyer waits for the next page during this call. */
const PATIENCE_MS = 6_000

/** While a member state's register is down, VIES responds with `errorWrappers` and without `valid`. */
const answer = z.object({ valid: z.boolean() })

/**
 * Queries VIES, the EU's register of VAT numbers, for the validity of a number. Anything but a clear response is reported as `unreachable`.
 */
export async function askVies(country: string, number: string): Promise<VatAnswer> {
  const countryCode = vatPrefix(country)
  try {
    const response = await fetch(env.VIES_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ countryCode, vatNumber: number.slice(countryCode.length) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) throw new Error(`VIES answered ${response.status}`)
    return answer.parse(await response.json()).valid ? 'valid' : 'invalid'
  } catch (error) {
    log.warn({ err: error, country }, 'VIES did not say whether a VAT number is valid; tax is charged')
    return 'unreachable'
  }
}
