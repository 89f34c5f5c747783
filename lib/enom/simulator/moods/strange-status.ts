import type { Element } from '../render/element'

const STRANGE = [
  { id: '14', text: 'Pending Security Review' },
  { id: null, text: 'Under Review by Brand Team' },
  { id: '', text: 'On Hold' },
] as const

/** Puts an undocumented status into a response: a different id, only a different text, or a text without an id. */
export function makeStatusStrange(payload: Element[], luck: number): Element[] {
  const strange = STRANGE[Math.floor(luck * STRANGE.length)] ?? STRANGE[0]
  const rewrite = (element: Element): Element => {
    if (element.children) return { ...element, children: element.children.map(rewrite) }
    if (element.name === 'CertStatus') return { ...element, text: strange.text }
    if (element.name.toLowerCase() === 'certstatusid' && strange.id !== null) return { ...element, text: strange.id }
    return element
  }
  return payload.map(rewrite)
}
