import { z } from 'zod'
import { defineCommand } from '../command'
import { textIn } from '../xml'

/** The cheapest test of login, password and IP list. Enom CheckLogin. */
export const checkLogin = defineCommand({
  name: 'CheckLogin',
  effect: 'read',
  timeoutMs: 20_000,
  input: z.object({}),
  toForm: () => ({}),
  reply: z.object({ account: z.string().optional() }),
  fromReply: (root) => ({ account: textIn(root, 'Account') }),
  recordable: () => ({}),
})
