import { log } from '../../log'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { NotSent, RegistrarError, saysElsewhere } from '../../registrar/errors'
import type { Registrar } from '../../registrar/translation/types'
import { err, ok, type Result } from '../../result'
import { outageOf } from '../lifecycle/outage'
import type { WaitingCertificate } from './waiting'

/**
 * Why the call to Enom did not succeed. `out-of-reach`: Enom did nothing, and the same call will work later. `enom-refused`: Enom did
 * nothing. `elsewhere`: the certificate's status at Enom doesn't allow it. `unclear`: Enom may have done it.
 */
export type AskFailure = 'out-of-reach' | 'enom-refused' | 'elsewhere' | 'unclear'

/** Calls Enom about a certificate that is waiting for approval. */
export async function ask<Value>(
  { id, enomAccountId }: Pick<WaitingCertificate, 'id' | 'enomAccountId'>,
  question: (registrar: Registrar) => Promise<Value>,
): Promise<Result<Value, AskFailure>> {
  const registrar = await openRegistrar({ accountId: enomAccountId, certificateId: id })
  if (!registrar) return err('out-of-reach')
  try {
    return ok(await question(registrar))
  } catch (error) {
    if (error instanceof NotSent) return err('out-of-reach')
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId: id, trouble: error.trouble }, 'Enom did not carry out the buyer’s request')
    if (error.trouble === 'unclear') return err('unclear')
    if (outageOf(error)) return err('out-of-reach')
    return err(saysElsewhere(error) ? 'elsewhere' : 'enom-refused')
  }
}
