import { kindOf } from './codes'
import type { Effect } from './command'
import { EnomError, type EnomMessage } from './errors'
import { child, children, parseXml, textIn, UnreadableReply, type XmlElement } from './xml'

const END = '</interface-response>'

type Asked = { name: string; effect: Effect; mostBytes: number }

/**
 * Decides whether an answer is a complete yes, and gives its root element. In this order:
 *
 * - it is no larger than an answer to that command can be, the end tag is there, and it is well-formed XML with the root `interface-response`, else garbled; only in the answer to a read may an
 *   bare ampersand in text, because no purchase depends on it;
 * - `Done` is true and `ErrCount` is a number: the whole answer has come, else garbled;
 * - `Command`, if present, is the one that was sent, else garbled;
 * - `ErrCount` above 0: refused or unauthorised, with Enom's words; errors beside `ErrCount` 0: garbled;
 * - a `Success` that says no beside `ErrCount` 0: refused all the same;
 * - a no that names a certificate sold: garbled.
 *
 * @throws EnomError, UnreadableReply
 */
export function readReply({ name: command, effect, mostBytes }: Asked, body: string): XmlElement {
  if (body.length > mostBytes) throw new UnreadableReply('the reply is too large')
  if (body.trimEnd().slice(-END.length).toLowerCase() !== END) throw new UnreadableReply('the reply is not complete')
  const root = parseXml(body, { bareAmpersands: effect === 'read' })
  if (root.name.toLowerCase() !== 'interface-response') throw new UnreadableReply('the reply is not from Enom')
  const errors = textIn(root, 'ErrCount')
  if (textIn(root, 'Done')?.toLowerCase() !== 'true') throw new UnreadableReply('the reply is not complete')
  if (!errors || !/^\d+$/.test(errors)) throw new UnreadableReply('the reply does not say whether it failed')
  if ((textIn(root, 'Command') ?? command).toLowerCase() !== command.toLowerCase())
    throw new UnreadableReply('the reply is to another command')
  if (Number(errors) > 0) {
    refuseContradiction(root)
    const messages = messagesOf(root)
    throw new EnomError(kindOf(messages), command, messages)
  }
  if (child(root, 'errors')?.children.length) throw new UnreadableReply('the reply says both that it failed and that it did not')
  const failed = findFailure(root)
  if (failed) {
    const text = textIn(failed, 'Message') ?? textIn(failed, 'Result') ?? 'Enom answered Success: False and gave no reason'
    refuseContradiction(root)
    throw new EnomError('refused', command, [{ text }])
  }
  return root
}

/** A no beside the number of a certificate that was sold (PurchaseServices puts it under the root) is neither a no nor a yes. */
function refuseContradiction(root: XmlElement): void {
  if (/^[1-9]/.test(textIn(root, 'CertID') ?? '')) throw new UnreadableReply('the reply refuses and names a certificate')
}

/** What a command wrapped its own fields in. The documents lost the opening tags of some; these may be directly under the root. */
export function wrapperOf(root: XmlElement, name: string): XmlElement {
  return child(root, name) ?? root
}

/** Err1..ErrN and the coded responses, matched by position; their counts may differ. */
function messagesOf(root: XmlElement): EnomMessage[] {
  const texts = child(root, 'errors')?.children.filter((element) => /^err\d+$/i.test(element.name)) ?? []
  const codes = children(child(root, 'responses'), 'response')
  return Array.from({ length: Math.max(texts.length, codes.length, 1) }, (_, at) => {
    const code = textIn(codes[at], 'ResponseNumber')
    const text = texts[at]?.text || textIn(codes[at], 'ResponseString') || 'Enom gave no reason'
    return code ? { code, text } : { text }
  })
}

function findFailure(element: XmlElement): XmlElement | undefined {
  if (/^(false|0|n|no)$/i.test(textIn(element, 'Success') ?? '')) return element
  for (const inner of element.children) {
    const failed = findFailure(inner)
    if (failed) return failed
  }
  return undefined
}
