'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { inPlaces } from '@/app/account/certificates/[id]/set-up/approver-form'
import { contactsForm, readContacts, withPeople } from '@/app/account/certificates/[id]/set-up/contacts-form'
import { serverRefusal } from '@/app/account/certificates/[id]/set-up/server-refusal'
import { spellingAnswer } from '@/app/account/certificates/[id]/set-up/spelling-answer'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { abandonReplacement } from '@/lib/certificates/setup/abandon-replacement'
import { beginReplacement, REPLACEMENT_REASONS } from '@/lib/certificates/setup/begin-replacement'
import { chooseApprover } from '@/lib/certificates/setup/choose-approver'
import { chooseProof } from '@/lib/certificates/setup/choose-proof'
import { requestApprovers } from '@/lib/certificates/setup/request-approvers'
import { saveContacts } from '@/lib/certificates/setup/save-contacts'
import { saveRequest } from '@/lib/certificates/setup/save-request'
import { requestSubmission } from '@/lib/certificates/submission/request'
import { approverText, faultTexts, type Refusal, refusalText } from '@/lib/certificates/view/messages'

const id = z.uuid('This page is incomplete. Open it again.')

/** Refreshes the page to show what was saved. */
function saved(message: string): ActionState {
  refresh()
  return { status: 'done', message }
}

function refused(refusal: Refusal, field?: string): ActionState {
  return refusedAt(field, refusalText(refusal))
}

export const saveRequestFor = defineAction(
  {
    input: z.object({
      id,
      serverSoftware: z.string(),
      csr: z.string().max(200_000, 'This text is far longer than a request. Paste the request only.').default(''),
    }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id: certificateId, ...input }, { actor }) => {
    const read = await saveRequest(actor, certificateId, input)
    if (read.ok) return saved('The request is saved.')
    if (read.error.code !== 'blocked' || read.error.keptEarlier) return serverRefusal(read.error, { isUploaded: false })
    refresh()
    return { status: 'refused', message: 'The request is saved, but it can’t be used. The reason is shown with it.' }
  },
)

export const saveContactsFor = defineAction({ input: contactsForm, guard: 'staff', deed: 'certificates' }, async (input, { actor }) => {
  const { contacts, agreed } = readContacts(input)
  const kept = await saveContacts(actor, input.id, contacts, agreed)
  if (kept.ok) {
    await requestApprovers(actor, input.id)
    return saved('The contacts are saved.')
  }
  if (kept.error.code === 'invalid')
    return { status: 'refused', message: refusalText(kept.error), fields: withPeople(contacts, faultTexts(kept.error.fields)) }
  return kept.error.code === 'needs-ascii' ? spellingAnswer(kept.error, contacts) : refused(kept.error)
})

export const askApproversFor = defineAction(
  { input: z.object({ id }), guard: 'staff', deed: 'certificates' },
  async ({ id: certificateId }, { actor }) => {
    const asked = await requestApprovers(actor, certificateId)
    if (!asked.ok) return refused(asked.error)
    return saved('We’re asking the authority for its list of inboxes.')
  },
)

export const chooseApproverFor = defineAction(
  {
    input: z.object({
      id,
      approver: z.record(z.string().regex(/^\d{1,2}$/), z.string().max(254)).default({}),
      proof: z.enum(['email', 'dns', 'file']).default('email'),
    }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id: certificateId, approver, proof }, { actor }) => {
    const proved = await chooseProof(actor, certificateId, proof)
    if (!proved.ok) return refused(proved.error, proved.error.code === 'proof-not-offered' ? 'proof' : undefined)
    const chosen = await chooseApprover(actor, certificateId, ...inPlaces(approver))
    if (chosen.ok) return saved('The choice is saved.')
    if (chosen.error.code !== 'not-on-list') return refused(chosen.error, 'approver.0')
    const fields = Object.fromEntries(chosen.error.wrong.map((wrong) => [`approver.${wrong.at}`, approverText(wrong)]))
    return { status: 'refused', message: refusalText(chosen.error), fields }
  },
)

export const sendFor = defineAction(
  {
    input: z.object({
      id,
      agreement: z.string().trim().max(300, 'Use at most 300 characters.').default(''),
      agreed: z.literal('on', { error: 'Tick this only if the client agreed. Nothing was sent.' }),
    }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id: certificateId, agreement }, { actor }) => {
    const sent = await requestSubmission(actor, certificateId, { agreed: true, agreement })
    if (!sent.ok && sent.error.code !== 'already-sent')
      return refused(sent.error, sent.error.code === 'agreement-missing' ? 'agreement' : undefined)
    redirect(`/admin/certificates/${certificateId}`)
  },
)

export const replaceFor = defineAction(
  { input: z.object({ id, reason: z.enum(REPLACEMENT_REASONS).optional() }), guard: 'staff', deed: 'certificates' },
  async ({ id: certificateId, reason }, { actor }) => {
    if (!reason) return refusedAt('reason', 'Choose why the client needs a new file.')
    const begun = await beginReplacement(actor, certificateId, reason)
    if (!begun.ok) return refused(begun.error)
    redirect(`/admin/certificates/${certificateId}/set-up`)
  },
)

export const endReplacementFor = defineAction(
  { input: z.object({ id }), guard: 'staff', deed: 'certificates' },
  async ({ id: certificateId }, { actor }) => {
    const ended = await abandonReplacement(actor, certificateId)
    if (!ended.ok) return refused(ended.error)
    redirect(`/admin/certificates/${certificateId}`)
  },
)
