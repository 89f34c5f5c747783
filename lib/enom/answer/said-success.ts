import { textIn, type XmlElement } from '../xml'

/**
 * Returns what a response says about success. Enom omits `Success` for some products (seen for 286). If it is missing, the response means
 * success only if the response contains the certificate and reports nothing else: no `Success` anywhere or in any form, no reason, no coded
 * response.
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
