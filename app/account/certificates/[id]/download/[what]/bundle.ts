import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { parseCertificate, splitPem } from '@/lib/chain/split-pem'
import { p7bToPem, toP7b } from '@/lib/chain/to-p7b'
import { fileNames } from '@/lib/guides/file-names'
import { installGuide } from '@/lib/guides/install-guide'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

const DOWNLOADS = ['leaf', 'chain', 'fullchain', 'der', 'p7b', 'p7c', 'zip'] as const
export type DownloadName = (typeof DOWNLOADS)[number]

type IssuedFile = { leafPem: string; chainPem: string; fingerprint: string; names: readonly string[]; notAfter: Date }
/** The recipient of a zip: its `README.txt` is in this language and contains the guide for this server. */
type Reader = { server?: string | undefined; language?: Language }
type Download = { name: string; type: string; body: Uint8Array<ArrayBuffer> }

/** Returns whether the last segment of a download URL is a known file. */
export function isDownload(what: string): what is DownloadName {
  return DOWNLOADS.some((name) => name === what)
}

/**
 * Returns one download of an issued certificate: the leaf; the intermediates, starting with the one nearest the leaf; both together, in the
 * order in which servers send them (RFC 8446 §4.4.2); the forms that Windows and Java accept; or a zip. Never includes a private key,
 * because the shop never has it.
 */
export function bundle(what: DownloadName, domain: string, file: IssuedFile, reader: Reader = {}): Download {
  const names = fileNames(domain)
  if (what === 'zip') return { name: names.zip, type: 'application/zip', body: zip(domain, file, reader) }
  return { name: names[what], type: TYPES[what], body: Uint8Array.from(partOf(what, file)) }
}

type Part = Exclude<DownloadName, 'zip'>

const TYPES: Record<Part, string> = {
  leaf: 'application/x-pem-file',
  chain: 'application/x-pem-file',
  fullchain: 'application/x-pem-file',
  der: 'application/pkix-cert',
  p7b: 'application/x-pkcs7-certificates',
  p7c: 'application/x-pkcs7-certificates',
}

function partOf(what: Part, { leafPem, chainPem }: IssuedFile): Buffer {
  const [leaf, chain] = [closed(leafPem), closed(chainPem)]
  switch (what) {
    case 'leaf':
      return Buffer.from(leaf)
    case 'chain':
      return Buffer.from(chain)
    case 'fullchain':
      return Buffer.from(leaf + chain)
    case 'der':
      return parseCertificate(leaf)?.raw ?? Buffer.alloc(0)
    case 'p7c':
      return toP7b(splitPem(leaf + chain).pems)
    case 'p7b':
      return Buffer.from(p7bToPem(toP7b(splitPem(leaf + chain).pems)))
  }
}

/** All files or, for a known server, only the files that its guide uses, with the guide itself as plain text. */
function zip(domain: string, file: IssuedFile, { server, language = DEFAULT_LANGUAGE }: Reader): Uint8Array<ArrayBuffer> {
  const names = fileNames(domain)
  const words = wordsOf(language, 'readme')
  const guide = server === undefined ? null : installGuide(server, { domain, names: file.names }, language)
  const isNeeded = (what: Part) => !guide || guide.files.includes(names[what]) || guide.files.includes(names.zip)
  const parts = (Object.keys(TYPES) as Part[]).filter(isNeeded).map((what) => ({ what, name: names[what], body: partOf(what, file) }))
  const readme = [
    words('title', { domain }),
    words('expires', { at: file.notAfter.toISOString() }),
    words('fingerprint', { fingerprint: file.fingerprint }),
    '',
    ...parts.map(({ what, name }) => words(what, { name })),
    '',
    words('noKey'),
    ...(guide ? guideText(guide) : []),
    '',
    words('checksums'),
    ...parts.map(({ name, body }) => `${createHash('sha256').update(body).digest('hex')}  ${name}`),
  ].join('\n')
  const files = [...parts.map(({ name, body }) => [name, Uint8Array.from(body)] as const), ['README.txt', strToU8(closed(readme))] as const]
  return new Uint8Array(zipSync(Object.fromEntries(files)))
}

function guideText({ title, steps, check, undo }: ReturnType<typeof installGuide>): string[] {
  const all = [...steps, check, undo]
  return [
    '',
    title,
    '',
    ...all.flatMap(({ text, command }, at) => [`${at + 1}. ${text}`, ...(command ? [command.replace(/^/gm, '    ')] : []), '']),
  ].slice(0, -1)
}

function closed(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' ? '' : `${trimmed}\n`
}
