import { z } from 'zod'
import { saysNoFirst } from '../clear-no'
import { defineCommand } from '../command'
import { idField } from '../fields'
import { textIn } from '../xml'

/**
 * Buys one certificate and debits the account. Enom accepts no client reference, so after a lost response only a search can show whether the
 * purchase happened. Enom PurchaseServices.
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
