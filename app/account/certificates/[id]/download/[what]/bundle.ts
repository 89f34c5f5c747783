import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { fileNames } from '@/lib/guides/file-names'

const DOWNLOADS = ['leaf', 'chain', 'fullchain', 'zip'] as const
export type DownloadName = (typeof DOWNLOADS)[number]

type IssuedFile = { leafPem: string; chainPem: string; fingerprint: string; notAfter: Date }
type Download = { name: string; type: string; body: Uint8Array<ArrayBuffer> }

/** Returns whether the last segment of a download URL is a known file. */
export function isDownload(what: string): what is DownloadName {
  return DOWNLOADS.some((name) => name === what)
}

/**
 * Returns one download of an issued certificate: the leaf, the intermediates with the one nearest the leaf first, both in the order servers
 * send them (RFC 8446 §4.4.2), or a zip of all three with checksums. Never a private key: the shop has none.
 */
export function bundle(what: DownloadName, domain: string, file: IssuedFile): Download {
  const names = fileNames(domain)
  const leaf = closed(file.leafPem)
  const chain = closed(file.chainPem)
  const parts = { [names.leaf]: leaf, [names.chain]: chain, [names.fullchain]: leaf + chain }
  if (what !== 'zip') return { name: names[what], type: 'application/x-pem-file', body: bytes(parts[names[what]] ?? '') }
  const readme = closed(
    [
      `Certificate for ${domain}`,
      `Expires ${file.notAfter.toISOString()}`,
      `SHA-256 fingerprint ${file.fingerprint}`,
      '',
      `${names.leaf}: the certificate`,
      `${names.chain}: the intermediate certificates`,
      `${names.fullchain}: both, for servers that take one file`,
      '',
      'The private key is not in here: it never left the place where the request was made.',
      '',
      'SHA-256 of each file:',
      ...Object.entries(parts).map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}`),
    ].join('\n'),
  )
  const texts = { ...parts, 'README.txt': readme }
  const body = zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])))
  return { name: names.zip, type: 'application/zip', body: new Uint8Array(body) }
}

function closed(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' ? '' : `${trimmed}\n`
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'utf8'))
}
