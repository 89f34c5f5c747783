import { err, ok, type Result } from '../result'
import { type Element, readChildren, readElement, readOid } from './der'
import { type Malformed, OID, readExtensions } from './extensions'
import { readText } from './read-text'
import type { RequestField } from './types'

type Field = { oid: string; value: string }

/** A parsed request: slices of its DER, and all its names, wherever they appear. */
export type Structure = {
  info: Element
  algorithm: { oid: string; parameters: Uint8Array | null }
  signature: Uint8Array
  publicKey: Uint8Array
  hasExplicitCurve: boolean
  subject: Field[]
  /** The DNS names and IP addresses of every extension request. */
  alternativeNames: string[]
  /** Whether the names appear in several places with different contents. */
  namesDiffer: boolean
  hasChallengePassword: boolean
}

export type StructureFault = { code: 'not_a_request' } | { code: 'malformed'; part: Malformed } | { code: 'bad_text'; field: RequestField }

const EC_PUBLIC_KEY = '1.2.840.10045.2.1'
const [SEQUENCE, SET, INTEGER, BIT_STRING, OBJECT, ATTRIBUTES] = [0x30, 0x31, 0x02, 0x03, 0x06, 0xa0]

/**
 * Parses a PKCS#10 request (RFC 2986 §4) as strictly as authorities do, and names the faulty part. Missing attributes are allowed, because
 * several programs omit them and authorities accept that.
 */
export function readStructure(der: Uint8Array): Result<Structure, StructureFault> {
  const outer = readElement(der, 0)
  if (!outer || outer.tag !== SEQUENCE || outer.end > der.length) return err({ code: 'not_a_request' })
  const [info, algorithm, bits, ...rest] = readChildren(der, outer)
  const [version, subject, key, attributes, ...more] = info ? readChildren(der, info) : []
  const [algorithmOid, parameters, ...moreParameters] = algorithm ? readChildren(der, algorithm) : []
  const isShaped =
    hasTags([info, algorithm, bits], [SEQUENCE, SEQUENCE, BIT_STRING]) &&
    hasTags([version, subject, key, algorithmOid], [INTEGER, SEQUENCE, SEQUENCE, OBJECT]) &&
    (!attributes || attributes.tag === ATTRIBUTES)
  if (!isShaped || !info || !algorithm || !algorithmOid || !bits || !version || !subject || !key) return err({ code: 'not_a_request' })

  if (rest.length + more.length + moreParameters.length > 0 || outer.end !== der.length) return malformed('trailing')
  const encoding = encodingFault(der, outer, 0)
  if (encoding) return malformed(encoding)
  if (version.end - version.content !== 1 || der[version.content] !== 0) return malformed('version')
  if (der[bits.content] !== 0) return malformed('signature')
  const fields = readFields(der, subject)
  if (!fields.ok) return fields
  const [keyAlgorithm] = readChildren(der, key)
  const [keyOid, keyParameters] = keyAlgorithm ? readChildren(der, keyAlgorithm) : []
  const asked = readAttributes(der, attributes)
  if (!asked.ok) return asked
  return ok({
    info,
    algorithm: { oid: readOid(der, algorithmOid), parameters: parameters ? der.subarray(parameters.start, parameters.end) : null },
    signature: der.subarray(bits.content + 1, bits.end),
    publicKey: der.subarray(key.start, key.end),
    hasExplicitCurve: keyOid?.tag === OBJECT && readOid(der, keyOid) === EC_PUBLIC_KEY && keyParameters?.tag === SEQUENCE,
    subject: fields.value,
    ...asked.value,
  })
}

function hasTags(elements: readonly (Element | undefined)[], tags: readonly number[]): boolean {
  return elements.every((element, at) => element?.tag === tags[at])
}

function malformed(part: Malformed): Result<never, StructureFault> {
  return err({ code: 'malformed', part })
}

/** Finds encoding faults. DER has only one way to encode a length, and allows no other bytes between the elements (X.690 §10.1). */
function encodingFault(der: Uint8Array, element: Element, depth: number): 'length' | 'trailing' | undefined {
  const size = element.end - element.content
  const octets = element.content - element.start - 2
  if (octets > 0 && (size < 128 || der[element.start + 2] === 0)) return 'length'
  if ((element.tag & 0x20) === 0) return undefined
  if (depth > 20) return 'trailing'
  const children = readChildren(der, element)
  if ((children.at(-1)?.end ?? element.content) !== element.end) return 'trailing'
  for (const child of children) {
    const fault = encodingFault(der, child, depth + 1)
    if (fault) return fault
  }
  return undefined
}

const FIELDS = ['commonName', 'organization', 'unit', 'locality', 'state', 'country', 'email'] as const

function readFields(der: Uint8Array, subject: Element): Result<Field[], StructureFault> {
  const fields: Field[] = []
  for (const set of readChildren(der, subject)) {
    const pairs = set.tag === SET ? readChildren(der, set) : []
    if (pairs.length === 0) return malformed('subject')
    for (const pair of pairs) {
      const [oid, value, ...more] = pair.tag === SEQUENCE ? readChildren(der, pair) : []
      if (oid?.tag !== OBJECT || !value || more.length > 0) return malformed('subject')
      const name = readOid(der, oid)
      const text = readText(der, value)
      if (text === null) return err({ code: 'bad_text', field: FIELDS.find((field) => OID[field] === name) ?? 'other' })
      fields.push({ oid: name, value: text })
    }
  }
  return ok(fields)
}

type Asked = Pick<Structure, 'alternativeNames' | 'namesDiffer' | 'hasChallengePassword'>

/** Reads what is requested in addition to the subject (RFC 2985 §5.4). Unknown attributes only need to be well-formed. */
function readAttributes(der: Uint8Array, attributes: Element | undefined): Result<Asked, StructureFault> {
  const lists: string[][] = []
  let hasChallengePassword = false
  for (const attribute of attributes ? readChildren(der, attributes) : []) {
    const [oid, values, ...more] = attribute.tag === SEQUENCE ? readChildren(der, attribute) : []
    if (oid?.tag !== OBJECT || values?.tag !== SET || more.length > 0) return malformed('attributes')
    const name = readOid(der, oid)
    if (name === OID.challengePassword) hasChallengePassword = true
    if (name !== OID.extensionRequest && name !== OID.microsoftExtensions) continue
    for (const extensions of readChildren(der, values)) {
      const found = readExtensions(der, extensions)
      if (!found.ok) return found.error === 'bad_text' ? err({ code: 'bad_text', field: 'names' }) : malformed(found.error)
      lists.push(...found.value)
    }
  }
  const alternativeNames = [...new Set(lists.flat())]
  return ok({ alternativeNames, namesDiffer: lists.some((list) => new Set(list).size !== alternativeNames.length), hasChallengePassword })
}
