import { findWire } from '../commands/wire'
import type { Switches } from '../state/schema'
import type { Element } from './element'

type Line = [key: string, value: string]
type TextForm = Pick<Switches, 'textApprovers'>

/**
 * Flattens a response into keys and values, as in Enom's Text responses. Wrappers are dropped. The keys of a repeated group are numbered or
 * repeated, depending on the command's row in `wire.ts`. Coded responses are always numbered.
 */
function toLines(elements: Element[], { textApprovers }: TextForm): Line[] {
  const groups: readonly string[] = findWire(commandOf(elements))?.numbered ?? []
  const numbered = new Set(['response', ...groups.filter((name) => name !== 'Approver' || textApprovers === 'numbered')])
  const counts = new Map<string, number>()

  function flatten(element: Element, suffix: string): Line[] {
    if (!element.children) return [[element.name + suffix, element.cdata?.trim() ?? element.text ?? '']]
    const count = (counts.get(element.name) ?? 0) + 1
    counts.set(element.name, count)
    const inner = numbered.has(element.name) ? String(count) : suffix
    return element.children.flatMap((child) => flatten(child, inner))
  }
  // In the samples, both formats end with RequestDateTime. Only XML has `debug`.
  return elements.filter(({ name }) => name !== 'debug').flatMap((element) => flatten(element, ''))
}

function commandOf(elements: Element[]): string {
  return elements.find(({ name }) => name === 'Command')?.text ?? ''
}

/** Renders the default format: three comment lines, then lines of `Key=Value`. */
export function renderText(elements: Element[], server: string, form: TextForm): string {
  const comments = [';URL Interface', `;Machine is ${server}`, ';Encoding Type is utf-8']
  return `${[...comments, ...toLines(elements, form).map(([key, value]) => `${key}=${value}`)].join('\r\n')}\r\n`
}

/** Renders the format for viewing in a browser. */
export function renderHtml(elements: Element[], server: string, form: TextForm): string {
  const { mark, end } = findWire(commandOf(elements))?.html ?? { mark: ':', end: '<br>' }
  const comments = [';URL Interface', `;Machine is ${server}`, ';Encoding Type is utf-8'].map((line) => `${line}<br>`)
  const lines = toLines(elements, form).map(([key, value]) => `<STRONG>${escapeMarkup(key)}${mark} </STRONG>${escapeMarkup(value)}${end}`)
  return [...comments, '<HTML><BODY>', ...lines, '</BODY></HTML>', ''].join('\r\n')
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
