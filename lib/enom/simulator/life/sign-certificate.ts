import type { World } from '../commands/command'
import { requireProduct } from '../products'
import { parseRequest } from '../request'
import type { Certificate, NewChange } from '../schema'
import { STATUS } from '../status'

/** A certificate signed but not yet handed out. Signing takes time; the caller looks at the status again before it commits. */
export async function signCertificate(world: World, certificate: Certificate): Promise<NonNullable<Certificate['issued']>> {
  if (!certificate.configuration) throw new Error(`Certificate ${certificate.certId} is not configured`)
  const at = world.clock.now()
  const request = await parseRequest(certificate.configuration.csr)
  const { level } = requireProduct(certificate.prodType)
  const issued = await world.authority.issue({ request, level, at, anotherKey: world.store.settings().switches.wrongFile })
  return { at: at.toISOString(), ...issued }
}

/** The change that hands it out. */
export function issue(certificate: Certificate, issued: NonNullable<Certificate['issued']>): NewChange {
  const { certId, account } = certificate
  return {
    certificates: [{ ...certificate, status: STATUS.issued, statusDetail: 'Issued', message: '', issued }],
    ledger: [{ at: issued.at, kind: 'issue', certId, account, cost: 0 }],
  }
}
