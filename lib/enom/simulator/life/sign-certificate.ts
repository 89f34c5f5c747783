import type { World } from '../commands/command'
import { listedNames } from '../domain-list'
import { parseRequest } from '../http/request'
import { requireProduct } from '../products/products'
import type { Certificate, NewChange } from '../state/schema'
import { STATUS } from '../status'

/** Signs a certificate without issuing it. Signing takes time, so the caller must check the status again before committing. */
export async function signCertificate(
  world: World,
  { certId, prodType, configuration }: Certificate,
  csr = configuration?.csr,
): Promise<NonNullable<Certificate['issued']>> {
  if (!configuration || !csr) throw new Error(`Certificate ${certId} is not configured`)
  const at = world.clock.now()
  const request = await parseRequest(csr)
  const { level } = requireProduct(prodType)
  const names = configuration.names.length ? { names: listedNames(configuration) } : {}
  const issued = await world.authority.issue({ request, level, at, ...names, anotherKey: world.store.settings().switches.wrongFile })
  return { at: at.toISOString(), ...issued }
}

/** Returns the store change that issues a signed certificate. */
export function issue(certificate: Certificate, issued: NonNullable<Certificate['issued']>, status: number = STATUS.issued): NewChange {
  const { certId, account } = certificate
  return {
    certificates: [{ ...certificate, status, statusDetail: 'Issued', message: '', issued }],
    ledger: [{ at: issued.at, kind: 'issue', certId, account, cost: 0 }],
  }
}
