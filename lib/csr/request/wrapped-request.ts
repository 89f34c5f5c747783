import { err, ok, type Result } from '../../result'
import { type Element, readChildren, readElement, readOid } from '../der'
import { decodeBase64, findBlocks } from '../pem'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
/** The object identifier 1.2.840.113549.1.7.1 (data), in DER. */
const DATA = Buffer.from('06092a864886f70d010701', 'hex')

/**
 * Returns the request inside a signed message (CMS, RFC 5652). Windows wraps renewal requests in such a message, and a CMC request (RFC
 * 5272) is itself one. A message that contains only certificates is `pkcs7`; one with content but no readable request is `wrapped`.
 */
export function requestInside(der: Buffer<ArrayBuffer>): Result<Buffer<ArrayBuffer>, 'pkcs7' | 'wrapped'> {
  const found = findInside(der)
  if (found) return ok(found)
  return err(holdsContent(der) ? 'wrapped' : 'pkcs7')
}

/** Tries every position where a request may begin, whatever the structure of the message around it. */
function findInside(der: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> | null {
  for (let at = der.indexOf(0x30, 1); at > 0; at = der.indexOf(0x30, at + 1)) {
    const outer = readElement(der, at)
    if (outer && outer.end <= der.length && isRequest(der, outer)) return Buffer.from(der.subarray(at, outer.end))
  }
  // The content may be the text of a request.
  const [block] = findBlocks(der.toString('latin1').replace(/[^\x20-\x7e\n]/g, ''))
  const text = block?.label.endsWith('CERTIFICATEREQUEST') ? decodeBase64(block.body) : null
  return text && readElement(text, 0)?.end === text.length ? text : null
}

/**
 * Returns whether the element is a CertificationRequest (RFC 2986): content (version 0, subject, key, attributes), algorithm, signature.
 */
function isRequest(der: Buffer, outer: Element): boolean {
  const content = readElement(der, outer.content)
  if (content?.tag !== 0x30 || der[content.content] !== 0x02 || der[content.content + 1] !== 1 || content.end > outer.end) return false
  const algorithm = readElement(der, content.end)
  if (algorithm?.tag !== 0x30 || der[algorithm.content] !== 0x06 || algorithm.end > outer.end) return false
  const signature = readElement(der, algorithm.end)
  if (signature?.tag !== 0x03 || signature.end !== outer.end) return false
  const [, subject, key] = readChildren(der, content)
  return subject?.tag === 0x30 && key?.tag === 0x30 && der[key.content] === 0x30
}

/** Returns whether a message contains more than certificates. */
function holdsContent(der: Buffer): boolean {
  // Indefinite lengths: the content, or its end, follows the content type.
  const data = der.indexOf(DATA)
  if (der[1] === 0x80) return data < 0 || der[data + DATA.length] === 0xa0
  const outer = readElement(der, 0)
  const [type, wrapper] = outer ? readChildren(der, outer) : []
  if (type?.tag !== 0x06 || !wrapper) return true
  if (readOid(der, type) !== SIGNED_DATA) return true
  const [signedData] = readChildren(der, wrapper)
  const [, , content] = signedData ? readChildren(der, signedData) : []
  const [, inner] = content ? readChildren(der, content) : []
  const [octets] = inner ? readChildren(der, inner) : []
  return octets !== undefined && octets.end > octets.content
}
