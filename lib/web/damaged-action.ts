import { z } from 'zod'
import type { WebRequest } from './web-request'
import type { WebResponse } from './web-response'

/**
 * Responds with 400 instead of Next's 500 if an open page sent data that cannot be read, because that is the sender's fault. Any other 500
 * is our fault and is left unchanged.
 */
export function catchDamagedAction(request: WebRequest, response: WebResponse): void {
  response.hold({
    wants: () => response.statusCode === 500,
    finish: async (body) => {
      if (!isAction(await request.readForm())) response.statusCode = 400
      return body
    },
  })
}

/** Returns whether React wrote this form: first the state of one of our forms, without references, and then the form itself. */
function isAction(form: FormData | null): boolean {
  const state = z.unknown().refine((value) => !refers(value))
  const root = form?.get('0')
  if (typeof root !== 'string') return false
  try {
    return z.tuple([state, z.string().regex(/^\$K[\da-f]+$/)]).safeParse(JSON.parse(root)).success
  } catch {
    return false
  }
}

/**
 * Returns whether a value contains a reference. React writes a reference as a string that begins with one dollar sign, and doubles the sign
 * in any other string.
 */
function refers(value: unknown): boolean {
  if (typeof value === 'string') return /^\$(?!\$|undefined$)/.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(refers)
}
