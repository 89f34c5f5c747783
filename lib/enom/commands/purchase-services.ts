import { z } from 'zod'
import { readCode } from '../codes'
import { defineCommand } from '../command'
import type { EnomMessage } from '../errors'
import { idField } from '../fields'
import { textIn } from '../xml'

/** What Enom looks at before it sells. */
const LOOKED_AT_FIRST = new Set(['validation', 'authentication', 'policy'])
const NATURES_BEFORE = new Set(['insufficient reseller balance', 'down for maintenance'])
const WORDS_BEFORE = /insufficient .*(balance|funds)|too many (requests|calls|connections)/i

/**
 * Enom checks the request, its rules and the balance before it sells. A no of its own systems, or one without a code, may come after the
 * sale. Inferred from Enom's table of codes.
 */
function saysNoFirst(messages: readonly EnomMessage[]): boolean {
  const codes = messages.flatMap(({ code }) => code ?? [])
  if (!codes.length) return messages.every(({ text }) => WORDS_BEFORE.test(text))
  return codes.every((code) => {
    const read = readCode(code)
    return read !== null && (LOOKED_AT_FIRST.has(read.system) || NATURES_BEFORE.has(read.nature))
  })
}

/**
 * Buys one certificate and debits the account. It takes no reference of ours, so after a lost answer nobody can tell
 * whether it was done except by looking. Enom PurchaseServices.
 */
export const purchaseServices = defineCommand({
  name: 'PurchaseServices',
  effect: 'once',
  timeoutMs: 90_000,
  input: z.object({ service: z.string().regex(/^Certificate-[A-Za-z-]+$/), years: z.int().min(1).max(10) }),
  toForm: ({ service, years }) => ({ Service: service, NumYears: years }),
  reply: z.object({ certId: idField, orderId: idField.optional() }),
  fromReply: (root) => ({ certId: textIn(root, 'CertID'), orderId: textIn(root, 'OrderID') }),
  isClearNo: saysNoFirst,
  recordable: ({ service, years }) => ({ service, years }),
  rememberable: ({ certId, orderId }) => ({ certId, orderId }),
})
