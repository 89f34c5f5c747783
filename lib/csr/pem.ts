/** One armoured part of a text: `-----BEGIN label-----` … `-----END …-----`. */
export type Block = { label: string; body: string; closed: boolean }

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const BEGIN = /-+[ \t]*BEGIN[ \t]+([A-Z0-9 ]{1,40}?)[ \t]*-+/gi
const END = /-+[ \t]*END[ \t]+[A-Z0-9 ]{1,40}-+/i

/**
 * Undoes what mail programs, word processors and terminals do to pasted text: invisible characters, hard spaces,
 * `>` quotes, long dashes, `\n` written out.
 */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\u2013\u2014\u2015\u2212]/g, '--')
    .replace(/[\u2010\u2011\u2012]/g, '-')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replace(/\\r\\n|\\n/g, '\n')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .trim()
}

/** The armoured parts of a cleaned text, in order; `closed` is false where the last line is missing. */
export function findBlocks(text: string): Block[] {
  const begins = [...text.matchAll(BEGIN)]
  return begins.map((begin, i) => {
    const from = begin.index + begin[0].length
    const rest = text.slice(from, begins[i + 1]?.index ?? text.length)
    const end = END.exec(rest)
    return { label: (begin[1] ?? '').toUpperCase(), body: end ? rest.slice(0, end.index) : rest, closed: end !== null }
  })
}

/** Whether an end line stands in the text; with no begin line that means the first line is missing. */
export function hasEndLine(text: string): boolean {
  return END.test(text)
}

/** Bytes of a base64 text with any line breaks and header lines; null when it holds anything else. */
export function decodeBase64(body: string): Buffer<ArrayBuffer> | null {
  const packed = body
    .replace(/^[A-Za-z-]{1,40}: .*$/gm, '')
    .replace(/\s+/g, '')
    .replace(/=+$/, '')
  if (!/^[A-Za-z0-9+/]+$/.test(packed) || packed.length % 4 === 1) return null
  return Buffer.from(packed, 'base64')
}

/** PEM text of `der`: 64 columns, LF, ending in a line break (RFC 7468). */
export function toPem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
