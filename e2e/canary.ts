import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/** Returns every form in which a secret could be recovered: plain, escaped, in hex, and in base64 and base64url at any offset. */
export function formsOf(secret: string, raw: readonly Buffer[] = []): string[] {
  const bytes = [Buffer.from(secret), ...raw]
  const encoded = bytes.flatMap((part) => [part.toString('hex'), ...base64Of(part, 'base64'), ...base64Of(part, 'base64url')])
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...encoded])]
}

/** Base64 packs three bytes into four characters, so a secret inside a longer text is encoded in one of three ways. */
function base64Of(bytes: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding)
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
  })
}

/** Returns whether a text contains one of the forms. Hex is matched in upper and lower case. */
export function hasAny(text: string, forms: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return forms.some((form) => text.includes(form) || (/^[\da-f]+$/.test(form) && lower.includes(form)))
}

/** Returns everything readable in a file: the contents of a zip, the text of a PDF, or its plain bytes. */
export function textIn(file: Buffer): string {
  const start = file.subarray(0, 4).toString('latin1')
  if (start === 'PK\x03\x04') {
    return Object.entries(unzipSync(file))
      .map(([name, part]) => `${name}\n${textIn(Buffer.from(part))}`)
      .join('\n')
  }
  return start === '%PDF' ? pdfText(file.toString('latin1')) : file.toString('utf8')
}

/** Returns the decompressed streams of a PDF, and the hex-encoded texts that they display. */
function pdfText(raw: string): string {
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return body
    }
  })
  const shown = streams.flatMap((stream) => [...stream.matchAll(/\[(.*?)\] TJ/g)].map(([, parts = '']) => parts))
  const lines = shown.map((parts) =>
    [...parts.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')),
  )
  return [raw, ...streams, ...lines.map((parts) => parts.join(''))].join('\n')
}
