'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { checkNow } from '@/lib/certificates/validation/check-now'
import { refusalText } from '@/lib/certificates/view/messages'

export const checkDifferenceNow = defineAction({ input: z.object({ id: z.uuid() }), guard: 'actor' }, async ({ id }, { actor }) => {
  const asked = await checkNow(actor, id)
  if (asked.ok) return { status: 'done', message: 'We’re checking. The result will appear on this page.' }
  // The certificate moved on while the page was open. The current page says more than an error would.
  if (asked.error.code === 'not-waiting') redirect(`/account/certificates/${id}`)
  return { status: 'refused', message: refusalText(asked.error) }
})
