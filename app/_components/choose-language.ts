'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { keepLanguage } from '@/lib/auth/session/language'
import { LANGUAGES } from '@/lib/languages/types'
import { changeLanguage } from '@/lib/users/change-language'

/** Shows the page in another language, and stores the choice in this browser and, for a signed-in client, in their account. */
export const chooseLanguage = defineAction(
  { input: z.object({ language: z.enum(LANGUAGES) }), guard: 'anyone' },
  async ({ language }, { actor }) => {
    if (actor) await changeLanguage(actor, language)
    await keepLanguage(language)
    refresh()
    return { status: 'idle' }
  },
)
