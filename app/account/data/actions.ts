'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { deletionRefusal } from '@/lib/privacy/messages'
import { requestDeletion } from '@/lib/privacy/request-deletion'

export const askDeletion = defineAction({ input: z.object({}), guard: 'client' }, async (_input, { actor }) => {
  const asked = await requestDeletion(actor)
  if (!asked.ok) return deletionRefusal(asked.error)
  return {
    status: 'done',
    message: `We’ve emailed a link to ${asked.value.email}. Nothing is deleted until you open it and press its button. It works for a day.`,
  }
})
