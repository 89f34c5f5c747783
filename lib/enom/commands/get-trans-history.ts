import { z } from 'zod'
import { defineCommand } from '../command'
import { amountField, countField, dayField, dayInput, optionalId, usDay } from '../fields'
import { child, children, textIn } from '../xml'

/** Enom's fixed page size. */
export const HISTORY_PAGE = 25

/** Movements of the account's balance, newest first, 25 per page, covering at most six months. Enom GetTransHistory. */
export const getTransHistory = defineCommand({
  name: 'GetTransHistory',
  effect: 'read',
  timeoutMs: 30_000,
  size: 'list',
  input: z.object({
    /** Counted from 1, at most four digits. */
    start: z.int().positive().max(9999),
    from: dayInput.optional(),
    to: dayInput.optional(),
  }),
  toForm: ({ start, from, to }) => ({ StartPosition: start, StartDate: usDay(from), EndDate: usDay(to) }),
  reply: z.object({
    total: countField,
    transactions: z.array(
      z.object({
        at: z.string(),
        day: dayField,
        amount: amountField,
        type: countField,
        orderId: optionalId,
        balance: amountField.optional(),
        description: z.string().optional(),
        status: z.string().optional(),
      }),
    ),
  }),
  fromReply: (root) => {
    const history = child(root, 'TransHistory')
    return {
      total: textIn(history, 'RecordCount'),
      transactions: children(history, 'Transaction').map((row) => ({
        at: textIn(row, 'Trans-Date'),
        day: textIn(row, 'Trans-Date'),
        amount: textIn(row, 'Amount'),
        type: textIn(row, 'TransType'),
        orderId: textIn(row, 'OrderID'),
        balance: textIn(row, 'Balance'),
        description: textIn(row, 'TransDescription'),
        status: textIn(row, 'TransStatus'),
      })),
    }
  },
  recordable: ({ start, from, to }) => ({ start, from, to }),
})
