import { kindOf } from '../codes'
import type { Effect } from '../command'
import { EnomError, type EnomMessage } from '../errors'
import { child, children, parseXml, textIn, UnreadableReply, type XmlElement } from '../xml'

const END = '</interface-response>'

type Asked = { name: string; effect: Effect; mostBytes: number }

/**
 * Returns the root element of a response that is a complete success. Checks in this order:
 * - The response is no larger than its command allows, has the end tag, and is well-formed XML with the root `interface-response`, else
 * garbled. Only the response to a read may contain a bare ampersand in text, because no purchase depends on it.
 * - `Done` is true and `ErrCount` is a number, so the whole response has arrived, else garbled.
 * - `Command`, if present, is the one that was sent, else garbled.
 * - `ErrCount` above 0: refused or unauthorised, with Enom's messages. Errors next to `ErrCount` 0: garbled.
 * - `Success` false next to `ErrCount` 0: refused.
 * - A refusal that names a sold certificate: garbled.
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
    const text = textIn(failed, 'Message') ?? textIn(failed, 'Result') ?? 'Enom returned Success: False and gave no reason'
    refuseContradiction(root)
    throw new EnomError('refused', command, [{ text }])
  }
  return root
}

/** An error next to a certificate ID (PurchaseServices puts it under the root) proves neither failure nor success. */
function refuseContradiction(root: XmlElement): void {
  if (/^[1-9]/.test(textIn(root, 'CertID') ?? '')) throw new UnreadableReply('the reply refuses the request but names a certificate')
}

/**
 * Returns the element that wraps a command's own fields. The documentation omits some opening tags, so these fields may be directly under
 * the root.
 */
export function wrapperOf(root: XmlElement, name: string): XmlElement {
  return child(root, name) ?? root
}

/** Returns Err1..ErrN with the coded responses, matched by position. The two may differ in number. */
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
