import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'

/** One element of a reply. Values stay text: Enom's ids and amounts must not be guessed into numbers. */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; children: readonly XmlElement[]; text: string }

/** Thrown for a reply nothing certain can be read from. The message never quotes the reply. */
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

const attributes = z.record(z.string(), z.string())
const parsedNode = z.record(z.string(), z.unknown())
const parsedNodes = z.array(parsedNode)
const textNodes = z.array(z.object({ '#text': z.string() }))

/** Three times the largest page of CertGetCerts, in length and in markup: more is no answer of Enom's, and would keep the process busy. */
export const LONGEST_REPLY = 600_000
const MOST_MARKUP = 25_000

/** Slots in which Enom may send a private key, or the account's own secrets (GetAccountInfo). They end here: nothing above ever sees one. */
const PRIVATE = new Set(['pvt', 'rsa', 'password', 'domainpassword', 'authquestiontype', 'authquestionanswer'])
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/

/**
 * Reads a reply into a tree whose root is its one root element. Document types are refused, entities beyond the five of XML stay as they are,
 * and private keys are left out.
 * @throws UnreadableReply
 */
export function parseXml(source: string): XmlElement {
  const isLarge = source.length > LONGEST_REPLY || (source.length > MOST_MARKUP && countMarkup(source) > MOST_MARKUP)
  if (isLarge) throw new UnreadableReply('the reply is too large')
  if (/<!(DOCTYPE|ENTITY)/i.test(source)) throw new UnreadableReply('the reply carries a document type')
  if (XMLValidator.validate(source) !== true) throw new UnreadableReply('the reply is not well-formed')
  let nodes: z.infer<typeof parsedNodes>
  try {
    nodes = parsedNodes.parse(parser.parse(source))
  } catch {
    throw new UnreadableReply('the reply cannot be read')
  }
  const [root] = nodes.flatMap((node) => elementOf(node) ?? [])
  if (!root) throw new UnreadableReply('the reply is empty')
  return root
}

function countMarkup(source: string): number {
  let count = 0
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at]
    if (letter === '<' || letter === '&' || letter === '=') count += 1
  }
  return count
}

function elementOf(node: z.infer<typeof parsedNode>): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
  if (!name || PRIVATE.has(name.toLowerCase())) return null
  const inside = parsedNodes.parse(node[name])
  const text = inside.map(textOf).join('').trim()
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes.parse(node[':@'] ?? {})).map(([key, value]) => [key, decodeEntities(value)])),
    children: inside.flatMap((child) => elementOf(child) ?? []),
    text: PRIVATE_KEY.test(text) ? '' : text,
  }
}

function textOf(node: z.infer<typeof parsedNode>): string {
  if ('#cdata' in node)
    return textNodes
      .parse(node['#cdata'])
      .map((part) => part['#text'])
      .join('')
  return typeof node['#text'] === 'string' ? decodeEntities(node['#text']) : ''
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities of XML and character references; anything else stays as written. XML 1.0 §4.6. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, named) => {
    if (named) return NAMED[String(named).toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

/**
 * The child of that name; Enom is not steady about upper and lower case.
 * @throws UnreadableReply when there are two that differ: neither can be believed.
 */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const [first, ...others] = children(element, name)
  if (others.some((other) => contentOf(other) !== contentOf(first))) throw new UnreadableReply(`the reply holds ${name} twice`)
  return first
}

const contentOf = (element: XmlElement | undefined) => JSON.stringify([element?.text, element?.attributes, element?.children])

/** All children of that name: none, one or many, always a list. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  const wanted = name.toLowerCase()
  return element?.children.filter((candidate) => candidate.name.toLowerCase() === wanted) ?? []
}

/** The text of a child; an empty element counts as absent. */
export function textIn(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.text || undefined
}
