'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { wordsOf } from '@/lib/languages/text'
import { deletionRefusal } from '@/lib/privacy/messages'
import { requestDeletion } from '@/lib/privacy/request-deletion'

export const askDeletion = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor, language }) => {
  const asked = await requestDeletion(actor)
  if (!asked.ok) return deletionRefusal(asked.error, language)
  return { status: 'done', message: wordsOf(language, 'dataPage')('mailed', { email: asked.value.email }) }
})
