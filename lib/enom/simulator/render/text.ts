import type { Element } from './element'

type Line = [key: string, value: string]

/**
 * Flattens an answer to keys and values: wrappers vanish, a repeated group repeats its keys without a number,
 * and the coded responses get one, as Enom's Text answers have it.
 */
function toLines(elements: Element[]): Line[] {
  return elements.flatMap((element) => (element.name === 'responses' ? numbered(element) : flatten(element)))
}

function flatten(element: Element): Line[] {
  if (element.children) return element.children.length ? element.children.flatMap(flatten) : [[element.name, '']]
  return [[element.name, element.cdata ?? element.text ?? '']]
}

function numbered(responses: Element): Line[] {
  return (responses.children ?? []).flatMap((response, index) =>
    flatten(response).map(([key, value]): Line => [`${key}${index + 1}`, value]),
  )
}

/** The default answer: three comment lines, then `Key=Value`. */
export function renderText(elements: Element[], server: string): string {
  const comments = [';URL Interface', `;Machine is ${server}`, ';Encoding Type is utf-8']
  return `${[...comments, ...toLines(elements).map(([key, value]) => `${key}=${value}`)].join('\r\n')}\r\n`
}

/** The answer for looking at in a browser. */
export function renderHtml(elements: Element[], server: string): string {
  const comments = [';URL Interface', `;Machine is ${server}`, ';Encoding Type is utf-8'].map((line) => `${line}<br>`)
  const lines = toLines(elements).map(([key, value]) => `<STRONG>${escapeMarkup(key)}: </STRONG>${escapeMarkup(value)}<br>`)
  return [...comments, '<HTML><BODY>', ...lines, '</BODY></HTML>', ''].join('\r\n')
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
