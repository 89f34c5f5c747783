import type { Element } from './element'

const EOL = '\r\n'

/** Writes the response as Enom does: one element per line, CRLF, no indentation. */
export function renderXml(elements: Element[]): string {
  const lines = ['<?xml version="1.0" encoding="utf-8"?>', '<interface-response>', ...elements.map(write), '</interface-response>']
  return lines.join(EOL)
}

function write(element: Element): string {
  const attributes = Object.entries(element.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('')
  const open = `<${element.name}${attributes}>`
  const close = `</${element.name}>`
  if (element.children) {
    return element.children.length ? [open, ...element.children.map(write), close].join(EOL) : open + close
  }
  if (element.cdata !== undefined) return `${open}<![CDATA[${element.cdata.replaceAll(']]>', ']]]]><![CDATA[>')}]]>${close}`
  if (!element.text && element.selfClosing) return `<${element.name}${attributes}/>`
  return open + escapeMarkup(element.text ?? '') + close
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
