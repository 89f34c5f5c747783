import { z } from 'zod'
import type { WebRequest } from './web-request'
import type { WebResponse } from './web-response'

/** Next answers 500 where it cannot read what an open page sent. That is the sender's fault; any other 500 is ours and stays one. */
export function catchDamagedAction(request: WebRequest, response: WebResponse): void {
  response.hold({
    wants: () => response.statusCode === 500,
    finish: async (body) => {
      if (!isAction(await request.readForm())) response.statusCode = 400
      return body
    },
  })
}

/** Whether React wrote this form: the state of a form of ours, which refers to nothing, and then the form itself. */
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

/** React writes a reference as a text that begins with one dollar sign, and doubles the sign of any other text. */
function refers(value: unknown): boolean {
  if (typeof value === 'string') return /^\$(?!\$|undefined$)/.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(refers)
}
