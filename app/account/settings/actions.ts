'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/action'
import { endSession } from '@/lib/auth/end-session'
import { takeTurn, tooManySentence } from '@/lib/auth/rate-limit'
import { startSession } from '@/lib/auth/start-session'
import { changeName as saveName } from '@/lib/users/change-name'
import { changePassword as savePassword } from '@/lib/users/change-password'
import { endAllSessions } from '@/lib/users/end-all-sessions'
import { passwordRefusal } from '@/lib/users/messages'

const SIGNED_OUT = { status: 'refused', message: 'Sign in to change this. Nothing was changed.' } as const

export const changeName = defineAction(
  { input: z.object({ name: z.string().trim().max(100, 'Use at most 100 characters.') }), guard: 'client' },
  async ({ name }, { actor }) => {
    const changed = await saveName(actor, name)
    return changed.ok ? { status: 'done', message: 'Your name is saved.' } : SIGNED_OUT
  },
)

export const changePassword = defineAction(
  { input: z.object({ current: z.string().max(1000).default(''), next: z.string().max(1000) }), guard: 'client' },
  async (input, { actor }) => {
    const turn = await takeTurn('password_per_address', actor.userId)
    if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error) }
    const changed = await savePassword(actor, input)
    if (!changed.ok) {
      const { field, text } = passwordRefusal(changed.error)
      return { status: 'refused', message: text, fields: field && { [field]: text } }
    }
    await startSession({ kind: 'client', sub: actor.userId, version: changed.value.sessionVersion })
    return { status: 'done', message: 'Your password is set. Every other browser was signed out.' }
  },
)

export const signOutEverywhere = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor }) => {
  const ended = await endAllSessions(actor)
  if (!ended.ok) return SIGNED_OUT
  await endSession('client')
  redirect('/sign-in?signed_out=1')
})
