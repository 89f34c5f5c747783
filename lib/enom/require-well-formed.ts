/** Thrown for a document that is not well-formed or has more nodes than any response from Enom. The message never quotes the document. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
}

const MAX_DEPTH = 20
const MAX_NODES = 25_000
const MAX_ATTRIBUTES = 30
const MAX_NAMES = 2_000

/** XML 1.0 §2.3, NameStartChar and NameChar. */
const START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(`[${START}][${START}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}\\-]*`, 'uy')
const REFERENCE = /&(?:#([0-9]{1,8})|#x([0-9a-fA-F]{1,8})|(lt|gt|amp|quot|apos));/y
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Checks that a document is well-formed XML 1.0, in linear time. Parsers also accept malformed documents and may take a very long time over
 * them. Document type declarations are refused. With `bareAmpersands`, an ampersand in text that does not start a reference is accepted.
 * @throws UnreadableDocument
 */
export function requireWellFormed(source: string, { bareAmpersands }: { bareAmpersands: boolean }): void {
  if (hasForbiddenCharacter(source)) throw new UnreadableDocument('a character that XML does not allow')
  new Checker(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), bareAmpersands).document()
}

/** Returns the text with XML's five entities and character references replaced. Everything else stays as written. */
export function decodeReferences(raw: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
    REFERENCE.lastIndex = at
    const found = REFERENCE.exec(raw)
    if (!found) continue
    parts.push(raw.slice(from, at), characterOf(found))
    from = at + found[0].length
  }
  return from === 0 ? raw : parts.join('') + raw.slice(from)
}

class Checker {
  readonly #source: string
  readonly #bareAmpersands: boolean
  readonly #open: string[] = []
  readonly #names = new Set<string>()
  #hasRoot = false
  #at = 0
  #nodes = 0

  constructor(source: string, bareAmpersands: boolean) {
    this.#source = source
    this.#bareAmpersands = bareAmpersands
  }

  document(): void {
    this.#declaration()
    while (this.#at < this.#source.length) {
      this.#nodes += 1
      if (this.#nodes > MAX_NODES) throw new UnreadableDocument('too many elements')
      this.#next()
    }
    if (!this.#hasRoot || this.#open.length) throw new UnreadableDocument('the document is not complete')
  }

  #next(): void {
    if (this.#takes('</')) this.#endTag()
    else if (this.#takes('<!--')) this.#comment()
    else if (this.#takes('<![CDATA[')) this.#cdata()
    else if (this.#takes('<!')) throw new UnreadableDocument('a document type')
    else if (this.#takes('<?')) this.#instruction()
    else if (this.#takes('<')) this.#startTag()
    else this.#text()
  }

  #declaration(): void {
    if (!/^<\?xml[ \t\n]/.test(this.#source)) return
    this.#at = '<?xml'.length
    const { version = '', encoding, standalone, ...others } = this.#attributes()
    const isKnown = /^1\.[0-9]{1,2}$/.test(version) && /^(yes|no)$/.test(standalone ?? 'no') && encoding !== ''
    if (!isKnown || Object.keys(others).length || !this.#takes('?>')) throw new UnreadableDocument('a declaration that cannot be read')
  }

  #startTag(): void {
    const name = this.#name()
    if (this.#names.add(name).size > MAX_NAMES) throw new UnreadableDocument('too many names')
    this.#attributes()
    if (!this.#open.length && this.#hasRoot) throw new UnreadableDocument('a second root')
    this.#hasRoot = true
    if (this.#takes('/>')) return
    this.#expect('>')
    if (this.#open.length >= MAX_DEPTH) throw new UnreadableDocument('too deep')
    this.#open.push(name)
  }

  #endTag(): void {
    const open = this.#open.pop()
    if (open === undefined || this.#name() !== open) throw new UnreadableDocument('an end tag without a start tag')
    this.#space()
    this.#expect('>')
  }

  #attributes(): Record<string, string> {
    const found = new Map<string, string>()
    while (this.#space() && /[^>/?]/.test(this.#source[this.#at] ?? '>')) {
      const name = this.#name()
      this.#space()
      this.#expect('=')
      this.#space()
      if (found.has(name) || found.size >= MAX_ATTRIBUTES) throw new UnreadableDocument('a duplicate attribute, or too many attributes')
      found.set(name, this.#attributeValue())
    }
    return Object.fromEntries(found)
  }

  #attributeValue(): string {
    const quote = this.#takes('"') ? '"' : "'"
    if (quote === "'") this.#expect("'")
    const raw = this.#until(quote)
    if (raw.includes('<')) throw new UnreadableDocument('a tag in an attribute')
    this.#nodes += requireReferences(raw, false)
    return raw
  }

  #text(): void {
    const end = this.#source.indexOf('<', this.#at)
    const raw = this.#source.slice(this.#at, end < 0 ? undefined : end)
    this.#at += raw.length
    if (!this.#open.length && /[^ \t\n]/.test(raw)) throw new UnreadableDocument('text outside the root')
    if (raw.includes(']]>')) throw new UnreadableDocument('an end of CDATA in text')
    this.#nodes += requireReferences(raw, this.#bareAmpersands)
  }

  #cdata(): void {
    if (!this.#open.length) throw new UnreadableDocument('text outside the root')
    this.#until(']]>')
  }

  #comment(): void {
    this.#until('--')
    this.#expect('>')
  }

  #instruction(): void {
    if (this.#name().toLowerCase() === 'xml') throw new UnreadableDocument('a declaration in the wrong place')
    if (this.#takes('?>')) return
    if (!this.#space()) throw new UnreadableDocument('an instruction that cannot be read')
    this.#until('?>')
  }

  #name(): string {
    NAME.lastIndex = this.#at
    const [name] = NAME.exec(this.#source) ?? []
    if (!name) throw new UnreadableDocument('a name is missing')
    this.#at += name.length
    return name
  }

  #space(): boolean {
    const from = this.#at
    while (isSpace(this.#source.charCodeAt(this.#at))) this.#at += 1
    return this.#at > from
  }

  #takes(token: string): boolean {
    const isNext = this.#source.startsWith(token, this.#at)
    if (isNext) this.#at += token.length
    return isNext
  }

  #expect(token: string): void {
    if (!this.#takes(token)) throw new UnreadableDocument('a sign is missing')
  }

  #until(token: string): string {
    const end = this.#source.indexOf(token, this.#at)
    if (end < 0) throw new UnreadableDocument('the document is not complete')
    const found = this.#source.slice(this.#at, end)
    this.#at = end + token.length
    return found
  }
}

/** Returns the number of ampersands. Throws if one does not start a reference, unless bare ones are allowed. */
function requireReferences(raw: string, bareAmpersands: boolean): number {
  let count = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
    count += 1
    if (count > MAX_NODES) throw new UnreadableDocument('too many references')
    REFERENCE.lastIndex = at
    const found = REFERENCE.exec(raw)
    if (found) characterOf(found)
    else if (!bareAmpersands || raw[at + 1] === '#') throw new UnreadableDocument('an ampersand that does not begin a reference')
  }
  return count
}

function characterOf([, decimal, hex, named]: readonly string[]): string {
  if (named) return NAMED[named] ?? ''
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
  if (!isAllowed(point)) throw new UnreadableDocument('a character that XML does not allow')
  return String.fromCodePoint(point)
}

const isSpace = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a

/** XML 1.0 §2.2, Char. */
function isAllowed(point: number): boolean {
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff)
}

function hasForbiddenCharacter(source: string): boolean {
  for (let at = 0; at < source.length; ) {
    const point = source.codePointAt(at) ?? 0
    if (!isAllowed(point)) return true
    at += point > 0xffff ? 2 : 1
  }
  return false
}
