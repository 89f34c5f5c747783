/** One element of a response: text, text in CDATA, or child elements. */
export type Element = {
  name: string
  text?: string
  cdata?: string
  children?: Element[]
  attributes?: Record<string, string>
  /** Whether an empty element is written as `<X/>`, as in the trailer of API.NET. */
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
