import { textIn, type XmlElement } from './xml'

/**
 * What an answer says of its success. Enom leaves `Success` out for some products (seen for 286). Such silence is a yes only where the
 * certificate is named and nothing else in the answer speaks: no `Success` in any place or form, no reason, no coded response.
 */
export function saidSuccess(root: XmlElement, wrapper: XmlElement | undefined): string | undefined {
  const said = textIn(wrapper, 'Success')
  if (said !== undefined || !wrapper || !textIn(wrapper, 'CertID')) return said
  return textIn(root, 'Command') !== undefined && !speaks(root) ? 'True' : undefined
}

function speaks(element: XmlElement): boolean {
  const { name, text, children } = element
  if (/^success/i.test(name)) return true
  if (/^(message|result|reason|error|warning|status|responses?$|errors$)/i.test(name) && (text || children.length)) return true
  return /\[[A-Z]+_[A-Z_]+\]/.test(text) || children.some(speaks)
}
