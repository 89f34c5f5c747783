'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { pathIn } from '@/lib/languages/places'
import { LANGUAGES } from '@/lib/languages/types'
import { saveLegalText } from '@/lib/legal/save-text'
import { legalTextInput } from '@/lib/legal/schema'

export const publishLegalText = defineAction({ input: legalTextInput, guard: 'staff' }, async (text, { actor }) => {
  const saved = await saveLegalText(actor, text)
  if (!saved.ok) return { status: 'refused', message: 'Your role does not allow you to change the settings. Nothing was published.' }
  for (const language of LANGUAGES) revalidatePath(pathIn(language, `/${text.page}`))
  redirect(`/admin/settings/legal/${text.page}?saved=${now().getTime()}`)
})
