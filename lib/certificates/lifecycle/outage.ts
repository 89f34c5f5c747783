import { RegistrarError } from '../../registrar/errors'
import type { Outage } from './holds'

/** Returns the outage that keeps a queue from buying after a query to Enom has failed. @throws the error if it did not come from Enom. */
export function blockedBy(error: unknown): { outage: Outage; text: string } {
  if (!(error instanceof RegistrarError)) throw error
  return { outage: outageOf(error) ?? 'supplier_unavailable', text: error.text }
}

/**
 * Returns the outage behind an error from Enom: a cause outside the certificate. Once it is resolved, the same step succeeds. Returns null
 * for other errors.
 */
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
