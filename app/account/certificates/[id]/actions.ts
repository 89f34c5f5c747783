'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { changeApprover } from '@/lib/certificates/approval/change-approver'
import { resendApproval } from '@/lib/certificates/approval/resend'
import { withdrawRequest } from '@/lib/certificates/approval/withdraw'
import { abandonReplacement } from '@/lib/certificates/setup/abandon-replacement'
import { beginReplacement, REPLACEMENT_REASONS } from '@/lib/certificates/setup/begin-replacement'
import { nameCertificate } from '@/lib/certificates/setup/name'
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

export const resendApprovalEmail = defineAction({ input: z.object({ id: z.uuid() }), guard: 'actor' }, async ({ id }, { actor }) => {
  const resent = await resendApproval(actor, id)
  if (!resent.ok) return { status: 'refused', message: refusalText(resent.error) }
  return { status: 'done', message: 'The authority is sending the email again. It can take up to an hour to arrive.' }
})

export const chooseAnotherInbox = defineAction(
  { input: z.object({ id: z.uuid(), approver: z.string().optional() }), guard: 'actor' },
  async ({ id, approver }, { actor }) => {
    const missing = 'Choose an inbox.'
    if (!approver) return { status: 'refused', message: missing, fields: { approver: missing } }
    const changed = await changeApprover(actor, id, approver)
    if (!changed.ok) return { status: 'refused', message: refusalText(changed.error) }
    redirect(`/account/certificates/${id}`)
  },
)

export const startAgain = defineAction({ input: z.object({ id: z.uuid() }), guard: 'actor' }, async ({ id }, { actor }) => {
  const withdrawn = await withdrawRequest(actor, id)
  if (!withdrawn.ok) return { status: 'refused', message: refusalText(withdrawn.error) }
  redirect(`/account/certificates/${id}`)
})

export const saveName = defineAction(
  { input: z.object({ id: z.uuid(), label: z.string().default('') }), guard: 'actor' },
  async ({ id, label }, { actor }) => {
    const named = await nameCertificate(actor, id, label)
    if (named.ok) redirect(`/account/certificates/${id}`)
    const text = refusalText(named.error)
    return { status: 'refused', message: text, fields: named.error.code === 'bad-label' ? { label: text } : undefined }
  },
)
