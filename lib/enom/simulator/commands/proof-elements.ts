import { cdata, type Element } from '../render/element'
import type { Proof } from '../schema'

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
