import { RegistrarError } from '../../registrar/errors'
import type { Outage } from './holds'

/** What keeps a queue from buying when a question to Enom was not answered. @throws the error when it is not Enom's. */
export function blockedBy(error: unknown): { outage: Outage; text: string } {
  if (!(error instanceof RegistrarError)) throw error
  return { outage: outageOf(error) ?? 'supplier_unavailable', text: error.text }
}

/** Which outage a trouble with Enom is: something that is mended outside this certificate, after which the same step works. */
export function outageOf(error: RegistrarError): Outage | null {
  switch (error.trouble) {
    case 'unreachable':
      return 'supplier_unavailable'
    case 'login_refused':
    case 'ip_refused':
      return error.trouble
    case 'funds_needed':
      return 'insufficient_funds'
    case 'refused_for_good':
    case 'fixable':
    case 'unclear':
      return null
  }
}
