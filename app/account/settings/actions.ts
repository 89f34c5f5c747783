'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import type { ActionState } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { keepLanguage } from '@/lib/auth/session/language'
import { renewCalendarAddress } from '@/lib/certificates/calendar/renew-address'
import { env } from '@/lib/config/env'
import { LANGUAGES } from '@/lib/languages/types'
import { changeLanguage as saveLanguage } from '@/lib/users/change-language'
import { changeName as saveName } from '@/lib/users/change-name'

const SIGNED_OUT: ActionState = { status: 'refused', message: 'Sign in to change this. Nothing was changed.' }

export const changeName = defineAction(
  { input: z.object({ name: z.string().trim().max(100, 'Use at most 100 characters.') }), guard: 'client' },
  async ({ name }, { actor }) => {
    const changed = await saveName(actor, name)
    return changed.ok ? { status: 'done', message: 'Your name is saved.' } : SIGNED_OUT
  },
)

/** Sets the language of the account, and of this browser once it is signed out. */
export const changeLanguage = defineAction(
  { input: z.object({ language: z.enum(LANGUAGES) }), guard: 'client' },
  async ({ language }, { actor }) => {
    const changed = await saveLanguage(actor, language)
    if (!changed.ok) return SIGNED_OUT
    await keepLanguage(language)
    refresh()
    return { status: 'done', message: 'Your language is saved.' }
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
