'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { chooseApprover } from '@/lib/certificates/setup/choose-approver'
import { chooseProof } from '@/lib/certificates/setup/choose-proof'
import { planRequest } from '@/lib/certificates/setup/plan-request'
import { requestApprovers } from '@/lib/certificates/setup/request-approvers'
import { saveContacts } from '@/lib/certificates/setup/save-contacts'
import { saveRequest } from '@/lib/certificates/setup/save-request'
import { requestSubmission } from '@/lib/certificates/submission/request'
import { approverText, type Refusal, refusalText } from '@/lib/certificates/view/messages'
import { KEY_KINDS } from '@/lib/keys/types'
import { count } from '@/lib/traffic/count'
import { inPlaces } from './approver-form'
import { contactsForm, readContacts, withPeople } from './contacts-form'
import { readUploadedRequest } from './read-uploaded-request'
import { serverRefusal, stoppedBy } from './server-refusal'
import { spellingAnswer } from './spelling-answer'

const id = z.uuid('This page is incomplete. Open it again.')
const stepPath = (certificateId: string, step: string) => `/account/certificates/${certificateId}/set-up/${step}`

function refused(refusal: Refusal, field?: string): ActionState {
  const text = refusalText(refusal)
  return { status: 'refused', message: text, fields: field ? { [field]: text } : undefined }
}

export const saveServerStep = defineAction(
  {
    input: z.object({
      id,
      serverSoftware: z.string(),
      csr: z.string().max(200_000, 'This text is far longer than a request. Paste the request only.').default(''),
      file: z.instanceof(File).optional(),
    }),
    guard: 'actor',
  },
  async (input, { actor }) => {
    const uploaded = input.file ? await readUploadedRequest(input.file) : undefined
    if (uploaded && !uploaded.ok) return refusedAt('file', uploaded.error)
    const saved = await saveRequest(actor, input.id, { serverSoftware: input.serverSoftware, csr: uploaded?.value ?? input.csr })
    if (!saved.ok) for (const code of stoppedBy(saved.error)) count('stopped_request', code)
    // A request with blockers is saved too. The page shows its contents and what is wrong with it.
    if (saved.ok || (saved.error.code === 'blocked' && !saved.error.keptEarlier)) redirect(`${stepPath(input.id, 'server')}?read=1`)
    return serverRefusal(saved.error, { isUploaded: uploaded !== undefined })
  },
)

/** Checks what a request is to say. The browser then makes it, with a key that is never sent. */
export const planServerStep = defineAction(
  {
    input: z.object({
      id,
      names: z.string().max(20_000, 'These are far more names than a certificate can have.').default(''),
      www: z.string().optional(),
      organization: z.string().default(''),
      locality: z.string().default(''),
      state: z.string().default(''),
      country: z.string().default(''),
      kind: z.enum(KEY_KINDS, 'Choose a kind of key.'),
    }),
    guard: 'actor',
  },
  async ({ id: certificateId, kind, www, ...input }, { actor }) => {
    const planned = await planRequest(actor, certificateId, { ...input, www: www === 'on' })
    if (!planned.ok)
      return planned.error.code === 'invalid' ? { ...refused(planned.error), fields: planned.error.fields } : refused(planned.error)
    const { names, ...subject } = planned.value
    const [ascii, unicode] = [names.map((name) => name.ascii).join(' '), names.map((name) => name.unicode).join(' ')]
    return { status: 'done', data: { kind, ...subject, ascii, unicode } }
  },
)

export const saveContactsStep = defineAction({ input: contactsForm, guard: 'actor' }, async (input, { actor }) => {
  const { contacts, agreed } = readContacts(input)
  const saved = await saveContacts(actor, input.id, contacts, agreed)
  if (!saved.ok) {
    count('stopped_contacts', saved.error.code)
    if (saved.error.code === 'invalid')
      return { status: 'refused', message: refusalText(saved.error), fields: withPeople(contacts, saved.error.fields) }
    return saved.error.code === 'needs-ascii' ? spellingAnswer(saved.error, contacts) : refused(saved.error)
  }
  const asked = await requestApprovers(actor, input.id)
  if (!asked.ok && asked.error.code === 'request-missing') redirect(stepPath(input.id, 'server'))
  redirect(stepPath(input.id, 'approver'))
})

export const fetchApproverList = defineAction({ input: z.object({ id }), guard: 'actor' }, async (input, { actor }) => {
  const asked = await requestApprovers(actor, input.id)
  if (!asked.ok) return refused(asked.error)
  redirect(stepPath(input.id, 'approver'))
})

export const saveApproverStep = defineAction(
  {
    input: z.object({
      id,
      approver: z.record(z.string().regex(/^\d{1,2}$/), z.string().max(254)).default({}),
      proof: z.enum(['email', 'dns', 'file']).default('email'),
    }),
    guard: 'actor',
  },
  async (input, { actor }) => {
    const proved = await chooseProof(actor, input.id, input.proof)
    if (!proved.ok) return refused(proved.error, proved.error.code === 'proof-not-offered' ? 'proof' : undefined)
    const chosen = await chooseApprover(actor, input.id, ...inPlaces(input.approver))
    if (chosen.ok) redirect(stepPath(input.id, 'check'))
    count('stopped_approver', chosen.error.code)
    if (chosen.error.code !== 'not-on-list') return refused(chosen.error, 'approver.0')
    const fields = Object.fromEntries(chosen.error.wrong.map((wrong) => [`approver.${wrong.at}`, approverText(wrong)]))
    return { status: 'refused', message: refusalText(chosen.error), fields }
  },
)

export const sendRequest = defineAction(
  { input: z.object({ id, agreed: z.string().optional() }), guard: 'actor' },
  async (input, { actor }) => {
    const sent = await requestSubmission(actor, input.id, { agreed: input.agreed === 'on' })
    if (!sent.ok) count('stopped_sending', sent.error.code)
    if (!sent.ok && sent.error.code !== 'already-sent') return refused(sent.error, sent.error.code === 'not-agreed' ? 'agreed' : undefined)
    redirect(`/account/certificates/${input.id}`)
  },
)
