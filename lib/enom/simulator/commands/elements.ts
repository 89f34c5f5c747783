import type { ParsedRequest } from '../http/request'
import { listApprovers } from '../names'
import { cdata, type Element, el, group } from '../render/element'
import type { Proof } from '../state/schema'
import type { Store } from '../state/store'

/** The approver list as elements; the last one stands for approval by hand and carries no address. */
export function approverElements(domain: string, store: Store): Element[] {
  const listed = listApprovers(domain, store.settings().whois)
  return [
    ...listed.map(({ type, email }) => group('Approver', [cdata('ApproverEmail', email)], { Type: type })),
    group('Approver', [], { Type: 'Manual' }),
  ]
}

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

/** The four elements of the file or record; those of the other way are empty. */
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

/** Samples put line breaks around these three. */
function spaced(text: string): string {
  return text && `\r\n${text}\r\n`
}
