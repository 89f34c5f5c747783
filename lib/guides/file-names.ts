import { trimEnd } from '../trim-end'

/** The names of the client's files, both in downloads and in the guides. */
export type FileNames = {
  /** The certificate alone. */
  leaf: string
  /** The intermediates. */
  chain: string
  /** The certificate and the intermediates, in the order servers send them. */
  fullchain: string
  /** Only the certificate, in DER, for Windows and Java. */
  der: string
  /** The certificate and the intermediates as PKCS #7, in PEM. */
  p7b: string
  /** The same in DER. */
  p7c: string
  /** All files, for those who want a single download. */
  zip: string
  /** The client's own private key, which the shop never provides. */
  key: string
  request: string
  pfx: string
  /** The same as `pfx`, with the extension that Java expects. */
  keystore: string
  /** The certificate, the intermediates and the key in one file, for HAProxy. */
  withKey: string
}

/**
 * A name that is valid in a file name on any system: `wildcard.example.com` for `*.example.com`, with only letters, digits, dots and
 * hyphens.
 */
export function fileStem(domain: string): string {
  const stem = domain
    .toLowerCase()
    .replace(/^\*\./, 'wildcard.')
    .replace(/[^a-z0-9.-]/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+/, '')
  return trimEnd(stem, '.-').slice(0, 200) || 'certificate'
}

export function fileNames(domain: string): FileNames {
  const stem = fileStem(domain)
  return {
    leaf: `${stem}.crt`,
    chain: `${stem}.chain.crt`,
    fullchain: `${stem}.fullchain.crt`,
    der: `${stem}.cer`,
    p7b: `${stem}.p7b`,
    p7c: `${stem}.p7c`,
    zip: `${stem}.zip`,
    key: `${stem}.key`,
    request: `${stem}.csr`,
    pfx: `${stem}.pfx`,
    keystore: `${stem}.p12`,
    withKey: `${stem}.pem`,
  }
}
