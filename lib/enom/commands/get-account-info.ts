import { z } from 'zod'
import { wrapperOf } from '../answer/reply'
import { defineCommand } from '../command'
import { flagField, optionalFlag } from '../fields'
import { textIn } from '../xml'

/** Number and type of the account. The response also contains the password in plain text, which the parser drops. Enom GetAccountInfo. */
export const getAccountInfo = defineCommand({
  name: 'GetAccountInfo',
  effect: 'read',
  timeoutMs: 20_000,
  input: z.object({}),
  toForm: () => ({}),
  reply: z.object({ account: z.string(), reseller: flagField, acceptedTerms: optionalFlag }),
  fromReply: (root) => {
    const info = wrapperOf(root, 'GetAccountInfo')
    return { account: textIn(info, 'Account'), reseller: textIn(info, 'Reseller'), acceptedTerms: textIn(info, 'AcceptTerms') }
  },
  recordable: () => ({}),
})
