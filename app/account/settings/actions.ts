'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { keepLanguage } from '@/lib/auth/session/language'
import { renewCalendarAddress } from '@/lib/certificates/calendar/renew-address'
import { env } from '@/lib/config/env'
import { fault } from '@/lib/languages/fault'
import { wordsOf } from '@/lib/languages/text'
import { LANGUAGES, type Language } from '@/lib/languages/types'
import { changeLanguage as saveLanguage } from '@/lib/users/change-language'
import { changeName as saveName } from '@/lib/users/change-name'
import { changeTimeZone as saveTimeZone } from '@/lib/users/change-time-zone'

function signedOut(language: Language): ActionState {
  return { status: 'refused', message: wordsOf(language, 'settings')('signedOut') }
}

export const changeName = defineAction(
  { input: z.object({ name: z.string().trim().max(100, fault('tooLong')) }), guard: 'client' },
  async ({ name }, { actor, language }) => {
    const changed = await saveName(actor, name)
    return changed.ok ? { status: 'done', message: wordsOf(language, 'settings')('nameSaved') } : signedOut(language)
  },
)

/** Sets the language of the account, and of this browser for when it is signed out. */
export const changeLanguage = defineAction(
  { input: z.object({ language: z.enum(LANGUAGES) }), guard: 'client' },
  async ({ language }, { actor }) => {
    const changed = await saveLanguage(actor, language)
    if (!changed.ok) return signedOut(language)
    await keepLanguage(language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'settings')('languageSaved') }
  },
)

/** Sets the time zone of the account. */
export const changeTimeZone = defineAction(
  { input: z.object({ zone: z.string() }), guard: 'client' },
  async ({ zone }, { actor, language }) => {
    const changed = await saveTimeZone(actor, zone)
    if (!changed.ok) {
      return changed.error.code === 'unknown-zone' ? refusedAt('zone', wordsOf(language, 'settings')('unknownZone')) : signedOut(language)
    }
    refresh()
    return { status: 'done', message: wordsOf(language, 'settings')('zoneSaved') }
  },
)

/** Creates a new address for the calendar of all certificates. It is shown once, because only its hash is stored. */
export const makeCalendarAddress = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor, language }) => {
  const made = await renewCalendarAddress(actor, 'account')
  if (!made.ok) return signedOut(language)
  refresh()
  return {
    status: 'done',
    message: wordsOf(language, 'dates')('calendarMade'),
    data: { link: `${env.APP_URL}/calendar/${made.value}.ics` },
  }
})
