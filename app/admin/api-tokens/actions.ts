'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { makeToken } from '@/lib/api/make-token'
import { tokenMessage } from '@/lib/api/messages'
import { revokeToken } from '@/lib/api/revoke-token'
import { makeTokenInput } from '@/lib/api/token-input'
import { defineAction } from '@/lib/auth/guards/action'

export const make = defineAction({ input: makeTokenInput, guard: 'staff', deed: 'api', fresh: true }, async (input, { actor }) => {
  const made = await makeToken(actor, input)
  if (!made.ok) return { status: 'refused', message: tokenMessage(made.error) }
  refresh()
  return {
    status: 'done',
    message: 'The token has been created. Copy it now: you won’t be able to see it again.',
    data: { token: made.value.token },
  }
})

export const revoke = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'staff', deed: 'api', fresh: true },
  async ({ id }, { actor }) => {
    const revoked = await revokeToken(actor, id)
    if (!revoked.ok) return { status: 'refused', message: tokenMessage(revoked.error) }
    refresh()
    return { status: 'done', message: 'The token has been revoked. Requests that use it are refused from now on.' }
  },
)
