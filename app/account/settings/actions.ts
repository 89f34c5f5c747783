'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { ActionState } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { endSession } from '@/lib/auth/session/end-session'
import { startSession } from '@/lib/auth/session/start-session'
import { passwordChangeRefusal } from '@/lib/auth/sign-in/messages'
import { setOwnPassword } from '@/lib/auth/sign-in/set-own-password'
import { signOutEverywhere as endEverySession } from '@/lib/auth/sign-in/sign-out-everywhere'
import { renewCalendarAddress } from '@/lib/certificates/calendar/renew-address'
import { env } from '@/lib/config/env'
import { changeName as saveName } from '@/lib/users/change-name'
import { requestPasswordCode } from '@/lib/users/request-password-code'

const SIGNED_OUT: ActionState = { status: 'refused', message: 'Sign in to change this. Nothing was changed.' }

export const changeName = defineAction(
  { input: z.object({ name: z.string().trim().max(100, 'Use at most 100 characters.') }), guard: 'client' },
  async ({ name }, { actor }) => {
    const changed = await saveName(actor, name)
    return changed.ok ? { status: 'done', message: 'Your name is saved.' } : SIGNED_OUT
  },
)

/** Mails a code, because a session alone is not enough to set a password. */
export const sendPasswordCode = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor }) => {
  const turn = await consumeRateLimit('link_per_person', actor.userId)
  if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error) }
  const requested = await requestPasswordCode(actor)
  if (!requested.ok) return SIGNED_OUT
  refresh()
  return { status: 'done', message: 'A code is on its way to your address. It works for 10 minutes.' }
})

export const changePassword = defineAction(
  {
    input: z.object({ current: z.string().max(1000).default(''), code: z.string().max(40).default(''), next: z.string().max(1000) }),
    guard: 'client',
  },
  async (input, { actor }) => {
    const changed = await setOwnPassword(actor, input)
    if (!changed.ok) return passwordChangeRefusal(changed.error)
    await startSession(changed.value)
    refresh()
    return { status: 'done', message: 'Your password is set. Every other browser was signed out, and we’ve emailed you about it.' }
  },
)

/** Makes a new address for the calendar of all certificates. It is shown once, because only its hash is kept. */
export const makeCalendarAddress = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor }) => {
  const made = await renewCalendarAddress(actor, 'account')
  if (!made.ok) return SIGNED_OUT
  refresh()
  const message = 'The address is made. Copy it now: we keep no copy. Add it in your calendar program as a calendar from the internet.'
  return { status: 'done', message, data: { link: `${env.APP_URL}/calendar/${made.value}.ics` } }
})

export const signOutEverywhere = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor }) => {
  const ended = await endEverySession(actor)
  if (!ended.ok) return SIGNED_OUT
  await endSession('client')
  redirect('/sign-in?signed_out=1')
})
