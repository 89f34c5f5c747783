/**
 * Returns `der` as PEM with 64 columns, LF line endings and a final line break (RFC 7468). Uses no Node APIs, because the browser runs it.
 */
export function toPem(der: ArrayBuffer, label: string): string {
  let binary = ''
  for (const byte of new Uint8Array(der)) binary += String.fromCharCode(byte)
  const lines = btoa(binary).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** Returns the bytes of every PEM block whose label ends in `label`. Parts that are not base64 are left out. */
export function fromPem(text: string, label: string): ArrayBuffer[] {
  return text.split('-----BEGIN ').flatMap((part) => {
    const [name = '', body = ''] = part.split('-----')
    return name.endsWith(label) ? (decode(body) ?? []) : []
  })
}

function decode(body: string): ArrayBuffer | null {
  try {
    return Uint8Array.from(atob(body.replace(/\s/g, '')), (letter) => letter.charCodeAt(0)).buffer
  } catch {
    return null
  }
}
