import { XMLParser } from 'fast-xml-parser'
import { decodeReferences, requireWellFormed, UnreadableDocument } from './require-well-formed'

/** One element of a reply. Values remain text, because Enom's ids and amounts must not be coerced to numbers. */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; children: readonly XmlElement[]; text: string }

/** Thrown for a reply that cannot be read unambiguously. The message never quotes the reply. */
export class UnreadableReply extends Error {
  override readonly name = 'UnreadableReply'
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  maxNestedTags: 20,
})

/**
 * Parser output for an element, text or CDATA section: its name or kind, and its content. Checked without a schema library, because this is
 * a hot path.
 */
type Parsed = Readonly<Record<string, unknown>>

const isParsed = (value: unknown): value is Parsed => typeof value === 'object' && value !== null

function parsedIn(value: unknown): Parsed[] {
  return Array.isArray(value) ? value.filter(isParsed) : []
}

/** Three times the largest page of CertGetCerts. A longer text cannot be a response from Enom. Most commands allow far less. */
export const MAX_REPLY_LENGTH = 600_000

/**
 * Elements in which Enom may send a private key or the account's own secrets (GetAccountInfo). They are dropped here, so that no caller
 * ever sees them.
 */
const PRIVATE = new Set(['pvt', 'rsa', 'password', 'domainpassword', 'authquestiontype', 'authquestionanswer'])
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/

/**
 * Parses a reply into a tree under its single root element. Only a well-formed document without a document type is accepted. With
 * `bareAmpersands`, a bare ampersand in text is also accepted, as seen in Enom's lists. Private keys are left out.
 * @throws UnreadableReply
 */
export function parseXml(source: string, { bareAmpersands = false } = {}): XmlElement {
  if (source.length > MAX_REPLY_LENGTH) throw new UnreadableReply('the reply is too large')
  if (/<!(DOCTYPE|ENTITY)/i.test(source)) throw new UnreadableReply('the reply contains a document type')
  const [root] = readOrRefuse(source, bareAmpersands).flatMap((node) => elementOf(node) ?? [])
  if (!root) throw new UnreadableReply('the reply is empty')
  return root
}

function readOrRefuse(source: string, bareAmpersands: boolean): Parsed[] {
  try {
    requireWellFormed(source, { bareAmpersands })
    return parsedIn(parser.parse(source))
  } catch (cause) {
    throw new UnreadableReply(
      cause instanceof UnreadableDocument ? `the reply is not well-formed: ${cause.message}` : 'the reply cannot be read',
    )
  }
}

function elementOf(node: Parsed): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
  if (!name || PRIVATE.has(name.toLowerCase())) return null
  const inside = parsedIn(node[name])
  const attributes = isParsed(node[':@']) ? Object.entries(node[':@']) : []
  const text = inside.map(textOf).join('').trim()
  return {
    name,
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, decodeReferences(String(value))])),
    children: inside.flatMap((child) => elementOf(child) ?? []),
    text: PRIVATE_KEY.test(text) ? '' : text,
  }
}

function textOf(node: Parsed): string {
  const cdata = parsedIn(node['#cdata'])
  if (cdata.length > 0) return cdata.map((part) => String(part['#text'] ?? '')).join('')
  return typeof node['#text'] === 'string' ? decodeReferences(node['#text']) : ''
}

/**
 * Returns the child with this name, ignoring case because Enom's case varies.
 * @throws UnreadableReply when two such children differ, because neither can be trusted.
 */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const [first, ...others] = children(element, name)
  if (others.some((other) => contentOf(other) !== contentOf(first))) throw new UnreadableReply(`the reply contains ${name} twice`)
  return first
}

const contentOf = (element: XmlElement | undefined) => JSON.stringify([element?.text, element?.attributes, element?.children])

/** Returns all children with this name: none, one or many, always as a list. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  const wanted = name.toLowerCase()
  return element?.children.filter((candidate) => candidate.name.toLowerCase() === wanted) ?? []
}

/** Returns the text of a child. An empty element is treated as absent. */
export function textIn(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.text || undefined
}
