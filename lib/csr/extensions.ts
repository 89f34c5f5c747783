import { isIPv4 } from 'node:net'
import { err, ok, type Result } from '../result'
import { type Element, readChildren, readElement, readOid } from './der'
import { readText } from './read-text'

export const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  country: '2.5.4.6',
  email: '1.2.840.113549.1.9.1',
  challengePassword: '1.2.840.113549.1.9.7',
  extensionRequest: '1.2.840.113549.1.9.14',
  /** What Windows writes in addition to, or instead of, the standard extension request. */
  microsoftExtensions: '1.3.6.1.4.1.311.2.1.14',
  alternativeNames: '2.5.29.17',
} as const

/** The part of a request that violates the standard. */
export type Malformed =
  | 'version'
  | 'trailing'
  | 'length'
  | 'signature'
  | 'subject'
  | 'attributes'
  | 'extensions'
  | 'key_usage'
  | 'extended_key_usage'
  | 'basic_constraints'
  | 'alternative_names'

const [SEQUENCE, BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OBJECT] = [0x30, 0x01, 0x02, 0x03, 0x04, 0x06]

/** Extensions whose format every authority checks (RFC 5280 §4.2.1). The content of others is not checked. */
const SHAPES: Record<string, [Malformed, (der: Uint8Array, value: Element) => boolean]> = {
  '2.5.29.15': ['key_usage', (_der, { tag, content, end }) => tag === BIT_STRING && end - content > 1],
  '2.5.29.37': ['extended_key_usage', (der, value) => isSequenceOf(der, value, [OBJECT]) && value.end > value.content],
  '2.5.29.19': ['basic_constraints', (der, value) => isSequenceOf(der, value, [BOOLEAN, INTEGER])],
}

/** Returns the lists of names in one set of requested extensions, one list per Subject Alternative Name extension. */
export function readExtensions(der: Uint8Array, extensions: Element): Result<string[][], Malformed | 'bad_text'> {
  const lists: string[][] = []
  if (extensions.tag !== SEQUENCE) return err('extensions')
  for (const extension of readChildren(der, extensions)) {
    const parts = extension.tag === SEQUENCE ? readChildren(der, extension) : []
    const [oid, middle] = parts
    const wrapped = parts.at(-1)
    const isShaped = oid?.tag === OBJECT && (parts.length === 2 || (parts.length === 3 && middle?.tag === BOOLEAN))
    if (!isShaped || wrapped?.tag !== OCTET_STRING) return err('extensions')
    const name = readOid(der, oid)
    const shape = SHAPES[name]
    if (!shape && name !== OID.alternativeNames) continue
    const value = readElement(der, wrapped.content)
    const isWhole = value !== null && value.end === wrapped.end
    if (shape && !(isWhole && shape[1](der, value))) return err(shape[0])
    if (shape) continue
    const names = isWhole ? readNames(der, value) : err('alternative_names' as const)
    if (!names.ok) return names
    lists.push(names.value)
  }
  return ok(lists)
}

function isSequenceOf(der: Uint8Array, { tag, content, end, start }: Element, tags: readonly number[]): boolean {
  if (tag !== SEQUENCE) return false
  const children = readChildren(der, { tag, start, content, end })
  return (children.at(-1)?.end ?? content) === end && children.every((child) => tags.includes(child.tag))
}

/**
 * Returns DNS names and IP addresses as text. Other kinds of name (email and web addresses) belong in other certificates and are left out.
 */
function readNames(der: Uint8Array, value: Element): Result<string[], 'alternative_names' | 'bad_text'> {
  const children = value.tag === SEQUENCE ? readChildren(der, value) : []
  if (children.length === 0 || children.at(-1)?.end !== value.end) return err('alternative_names')
  const names: string[] = []
  for (const child of children) {
    if (child.tag === 0x82) {
      const text = readText(der, { ...child, tag: 0x16 })
      if (text === null) return err('bad_text')
      names.push(text)
    }
    if (child.tag === 0x87) names.push(addressText(der.subarray(child.content, child.end)))
  }
  return ok(names)
}

function addressText(bytes: Uint8Array): string {
  const four = bytes.join('.')
  if (isIPv4(four)) return four
  const groups = Array.from({ length: bytes.length / 2 }, (_, at) => (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16))
  return groups.join(':')
}
