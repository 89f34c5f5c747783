'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { abandonReplacement } from '@/lib/certificates/setup/abandon-replacement'
import { beginReplacement, REPLACEMENT_REASONS } from '@/lib/certificates/setup/begin-replacement'
import { checkNow } from '@/lib/certificates/validation/check-now'
import { refusalText } from '@/lib/certificates/view/messages'

export const checkDifferenceNow = defineAction({ input: z.object({ id: z.uuid() }), guard: 'actor' }, async ({ id }, { actor }) => {
  const asked = await checkNow(actor, id)
  if (asked.ok) return { status: 'done', message: 'We’re checking. The result will appear on this page.' }
  // The certificate moved on while the page was open. The current page says more than an error would.
  if (asked.error.code === 'not-waiting') redirect(`/account/certificates/${id}`)
  return { status: 'refused', message: refusalText(asked.error) }
})

export const replaceCertificate = defineAction(
  { input: z.object({ id: z.uuid(), reason: z.enum(REPLACEMENT_REASONS).optional() }), guard: 'actor' },
  async ({ id, reason }, { actor }) => {
    const missing = 'Choose why you need a new file.'
    if (!reason) return { status: 'refused', message: missing, fields: { reason: missing } }
    const begun = await beginReplacement(actor, id, reason)
    if (!begun.ok && begun.error.code !== 'not-issued') return { status: 'refused', message: refusalText(begun.error) }
    redirect(`/account/certificates/${id}${begun.ok ? '/set-up/server' : ''}`)
  },
)

export const cancelReplacement = defineAction({ input: z.object({ id: z.uuid() }), guard: 'actor' }, async ({ id }, { actor }) => {
  const abandoned = await abandonReplacement(actor, id)
  if (!abandoned.ok && abandoned.error.code !== 'not-editable') return { status: 'refused', message: refusalText(abandoned.error) }
  redirect(`/account/certificates/${id}`)
})
