import { z } from 'zod'
import { defineCommand } from '../command'
import { amountField } from '../fields'
import { textIn } from '../xml'

/** The account's balance. Orders draw on `availableBalance`. Either may be negative. Enom GetBalance. */
export const getBalance = defineCommand({
  name: 'GetBalance',
  effect: 'read',
  timeoutMs: 20_000,
  input: z.object({}),
  toForm: () => ({}),
  reply: z.object({ balance: amountField, availableBalance: amountField }),
  fromReply: (root) => ({
    balance: textIn(root, 'Balance'),
    availableBalance: textIn(root, 'AvailableBalance'),
  }),
  recordable: () => ({}),
})
