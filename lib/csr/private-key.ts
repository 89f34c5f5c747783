import { shapeOf } from './der'
import { cleanText, decodeBase64, findBlocks } from './pem'

/** Whether a pasted text holds a private key in any usual wrapping. Callers must then drop the text: not keep, log or echo it. */
export function holdsPrivateKey(text: string): boolean {
  const clean = cleanText(text)
  if (/BEGIN[A-Z0-9 ]{0,40}PRIVATE\s+KEY/i.test(clean) || /^PuTTY-User-Key-File/im.test(clean)) return true
  const bodies = [clean, ...findBlocks(clean).map((block) => block.body)]
  return bodies.some((body) => {
    const der = decodeBase64(body)
    return der !== null && shapeOf(der) === 'private_key'
  })
}
