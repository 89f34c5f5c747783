import { z } from 'zod'
import { defineCommand } from '../command'
import { textIn } from '../xml'

/** The cheapest way to check the login, password and registered IP address. Enom CheckLogin. */
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
