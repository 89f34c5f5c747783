/** One element of an answer: a text, a text in CDATA, or further elements. */
export type Element = {
  name: string
  text?: string
  cdata?: string
  children?: Element[]
  attributes?: Record<string, string>
  /** Written as `<X/>` when empty; the trailer of API.NET does so. */
  selfClosing?: boolean
}

export function el(name: string, text: string | number | boolean = ''): Element {
  return { name, text: typeof text === 'boolean' ? (text ? 'True' : 'False') : String(text) }
}

export function cdata(name: string, text: string): Element {
  return { name, cdata: text }
}

export function group(name: string, children: Element[], attributes?: Record<string, string>): Element {
  return attributes ? { name, children, attributes } : { name, children }
}
