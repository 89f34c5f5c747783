import type { ParsedRequest } from '../http/request'
import { listApprovers } from '../names'
import { cdata, type Element, el, group } from '../render/element'
import type { Proof } from '../state/schema'
import type { Store } from '../state/store'

/** Returns the approver list as elements. The last element means manual approval and has no address. */
export function approverElements(domain: string, store: Store): Element[] {
  const listed = listApprovers(domain, store.settings().whois)
  return [
    ...listed.map(({ type, email }) => group('Approver', [cdata('ApproverEmail', email)], { Type: type })),
    group('Approver', [], { Type: 'Manual' }),
  ]
}

/** Returns the fields of a CSR in the order of CertParseCSR and CertConfigureCert. */
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

/** Returns the four elements for the file or DNS record. Those of the other method are empty. */
export function proofElements(proof: Proof | undefined): Element[] {
  const [fileName, fileValue] = proof?.method === 'File' ? [proof.name, proof.value] : ['', '']
  const [entry, address] = proof?.method === 'DNS' ? [proof.name, proof.value] : ['', '']
  return [
    cdata('FileAuthName', spaced(fileName)),
    cdata('FileAuthContents', spaced(fileValue)),
    cdata('DNSAuthEntry', entry),
    cdata('DNSAuthAddress', spaced(address)),
  ]
}

/** The samples surround these three values with line breaks. */
function spaced(text: string): string {
  return text && `\r\n${text}\r\n`
}
