import type { RegistrarError } from '../registrar/errors'
import type { Blocker } from './state'

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
