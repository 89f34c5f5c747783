import { type Element, el } from '../render/element'
import type { ParsedRequest } from '../request'

/** The facts of a CSR in the order CertParseCSR and CertConfigureCert answer them. */
export function parsedFields(parsed: ParsedRequest): Element[] {
  return [
    el('Success', true),
    el('Organization', parsed.organization),
    el('DomainName', parsed.commonName),
    el('Email', parsed.email),
    el('HasBadExtensions', false),
    el('Locality', parsed.locality),
    el('OrganizationUnit', parsed.organizationUnit),
    el('State', parsed.state),
    el('Country', parsed.country),
  ]
}
