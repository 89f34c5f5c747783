import { trimEnd } from '../trim-end'

/** One armoured block in a string: `-----BEGIN label-----` … `-----END …-----`. The label and the body have no whitespace. */
export type Block = { label: string; body: string; closed: boolean }

/** The words that occur in labels (RFC 7468 and its predecessors). */
const LABEL =
  /(?:[-_]{0,3}(?:NEW|CERTIFICATE|REQUEST|TRUSTED|X509|CRL|PKCS#?7|PKCS#?12|PFX|CMS|SIGNED|DATA|MESSAGE|ENCRYPTED|PRIVATE|PUBLIC|KEY|RSA|EC|DSA|SSH2|OPENSSH|PGP|BLOCK|SIGNATURE|PARAMETERS|DH)){1,6}/iy

type Line = { label: string; from: number; to: number }

/**
 * Returns the armoured blocks in a string, in order. `closed` is false if the end line is missing. A begin line without a body is skipped
 * if another block has a body.
 */
export function findBlocks(text: string): Block[] {
  const packed = withoutHeaders(text).replace(/\s/g, '')
  const begins = findLines(packed, 'BEGIN')
  const ends = findLines(packed, 'END')
  let nextEnd = 0
  const blocks = begins.map(({ label, to }, at) => {
    const limit = begins[at + 1]?.from ?? packed.length
    while (ends[nextEnd] && (ends[nextEnd]?.from ?? 0) < to) nextEnd += 1
    const end = ends[nextEnd]
    const closed = end !== undefined && end.from < limit
    return { label, body: packed.slice(to, closed ? end.from : limit), closed }
  })
  const filled = blocks.filter(({ body }) => body !== '')
  return filled.length ? filled : blocks.slice(0, 1)
}

/** Returns whether the text has an end line. If it has no begin line, the first line is missing. */
export function hasEndLine(text: string): boolean {
  return findLines(text.replace(/\s/g, ''), 'END').length > 0
}

/**
 * Returns the begin or end lines in a string without whitespace: dashes, the word, a label, dashes. The dashes on one side may be missing.
 */
function findLines(packed: string, word: 'BEGIN' | 'END'): Line[] {
  const upper = packed.toUpperCase()
  const lines: Line[] = []
  for (let at = upper.indexOf(word); at >= 0; at = upper.indexOf(word, at + word.length)) {
    LABEL.lastIndex = at + word.length
    const label = LABEL.exec(packed)?.[0]
    if (!label) continue
    const labelEnd = at + word.length + label.length
    let from = at
    // A run of dashes longer than in any begin line belongs to a URL-safe body.
    while (packed[from - 1] === '-' && at - from < 5) from -= 1
    let to = labelEnd
    while (packed[to] === '-') to += 1
    if (from < at || to > labelEnd) lines.push({ label: label.toUpperCase().replace(/[-_]/g, ''), from, to })
  }
  return lines
}

/** Removes lines such as `Proc-Type: 4,ENCRYPTED` and `Comment: "…"`, which are not part of a body. */
function withoutHeaders(text: string): string {
  if (!text.includes(': ')) return text
  return text
    .split('\n')
    .filter((line) => !/^[A-Za-z][A-Za-z-]{2,30}: /.test(line) || line.toUpperCase().includes('BEGIN'))
    .join('\n')
}

/** Returns the bytes of a base64 text with any line breaks, in either alphabet, or null if it contains anything else. */
export function decodeBase64(body: string): Buffer<ArrayBuffer> | null {
  const letters = trimEnd(body.replace(/\s/g, ''), '=')
  if (!/^[A-Za-z0-9+/_-]+$/.test(letters) || letters.length % 4 === 1) return null
  return Buffer.from(letters, 'base64')
}

/** Returns `der` as PEM with 64 columns, LF line endings and a final line break (RFC 7468). */
export function toPem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
