import { RegistrarError } from '../../registrar/errors'
import type { Blocker } from './states'

/** What keeps a queue from buying when a question to Enom was not answered. @throws the error when it is not Enom's. */
export function blockedBy(error: unknown): { blocker: Blocker; text: string } {
  if (!(error instanceof RegistrarError)) throw error
  return { blocker: blockerOf(error) ?? 'enom_unreachable', text: error.text }
}

/** Which blocker a trouble with Enom is: something that is mended outside this certificate, after which the same step works. */
export function blockerOf(error: RegistrarError): Blocker | null {
  switch (error.trouble) {
    case 'unreachable':
      return 'enom_unreachable'
    case 'login_refused':
    case 'ip_refused':
    case 'funds_needed':
      return error.trouble
    case 'refused_for_good':
    case 'fixable':
    case 'unclear':
      return null
  }
}
