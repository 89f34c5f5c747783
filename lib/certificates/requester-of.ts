import type { CsrFacts } from '../csr/types'
import type { Contact } from './contacts'

/**
 * Who will use the certificate, which the Comodo family wants beside the request (Enom CertPurchaseCert, CSR* fields):
 * the request's own words where it has them, else the admin's.
 */
export function requesterOf(facts: CsrFacts, admin: Contact) {
  return {
    organization: facts.organization || admin.organization || `${admin.firstName} ${admin.lastName}`,
    unit: facts.unit ?? '',
    address1: admin.address1,
    address2: admin.address2,
    locality: facts.locality || admin.city,
    region: facts.state || admin.state,
    postalCode: admin.postalCode,
    country: facts.country || admin.country,
  }
}
