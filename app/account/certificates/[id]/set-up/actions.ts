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
import { approverText, faultTexts, type Refusal, refusalText } from '@/lib/certificates/view/messages'
import { KEY_KINDS } from '@/lib/keys/types'
import { fault } from '@/lib/languages/fault'
import type { Language } from '@/lib/languages/types'
import { count } from '@/lib/traffic/count'
import { inPlaces } from './approver-form'
import { contactsForm, readContacts, withPeople } from './contacts-form'
import { readUploadedRequest } from './read-uploaded-request'
import { serverRefusal, stoppedBy } from './server-refusal'
import { spellingAnswer } from './spelling-answer'

const id = z.uuid(fault('incomplete'))
const stepPath = (certificateId: string, step: string) => `/account/certificates/${certificateId}/set-up/${step}`

function refused(refusal: Refusal, language: Language, field?: string): ActionState {
  const text = refusalText(refusal, language)
  return { status: 'refused', message: text, fields: field ? { [field]: text } : undefined }
}

export const saveServerStep = defineAction(
  {
    input: z.object({
      id,
      serverSoftware: z.string(),
      csr: z.string().max(200_000, fault('farTooLong')).default(''),
      file: z.instanceof(File).optional(),
    }),
    guard: 'actor',
  },
  async (input, { actor, language }) => {
    const uploaded = input.file ? await readUploadedRequest(input.file, language) : undefined
    if (uploaded && !uploaded.ok) return refusedAt('file', uploaded.error)
    const saved = await saveRequest(actor, input.id, { serverSoftware: input.serverSoftware, csr: uploaded?.value ?? input.csr })
    if (!saved.ok) for (const code of stoppedBy(saved.error)) count('stopped_request', code)
    // A request with blockers is saved too. The page shows its contents and its faults.
    if (saved.ok || (saved.error.code === 'blocked' && !saved.error.keptEarlier)) redirect(`${stepPath(input.id, 'server')}?read=1`)
    return serverRefusal(saved.error, { isUploaded: uploaded !== undefined }, language)
  },
)

/** Checks the contents of a planned request. The browser then creates it, with a key that is never sent. */
export const planServerStep = defineAction(
  {
    input: z.object({
      id,
      names: z.string().max(20_000, fault('farTooMany')).default(''),
      www: z.string().optional(),
      organization: z.string().default(''),
      locality: z.string().default(''),
      state: z.string().default(''),
      country: z.string().default(''),
      kind: z.enum(KEY_KINDS, fault('kind')),
    }),
    guard: 'actor',
  },
  async ({ id: certificateId, kind, www, ...input }, { actor, language }) => {
    const planned = await planRequest(actor, certificateId, { ...input, www: www === 'on' })
    if (!planned.ok)
      return planned.error.code === 'invalid'
        ? { status: 'refused', message: refusalText(planned.error, language), fields: faultTexts(planned.error.fields, language) }
        : refused(planned.error, language)
    const { names, ...subject } = planned.value
    const [ascii, unicode] = [names.map((name) => name.ascii).join(' '), names.map((name) => name.unicode).join(' ')]
    return { status: 'done', data: { kind, ...subject, ascii, unicode } }
  },
)

export const saveContactsStep = defineAction({ input: contactsForm, guard: 'actor' }, async (input, { actor, language }) => {
  const { contacts, agreed } = readContacts(input)
  const saved = await saveContacts(actor, input.id, contacts, agreed)
  if (!saved.ok) {
    count('stopped_contacts', saved.error.code)
    if (saved.error.code === 'invalid')
      return {
        status: 'refused',
        message: refusalText(saved.error, language),
        fields: withPeople(contacts, faultTexts(saved.error.fields, language), language),
      }
    return saved.error.code === 'needs-ascii' ? spellingAnswer(saved.error, contacts, language) : refused(saved.error, language)
  }
  const asked = await requestApprovers(actor, input.id)
  if (!asked.ok && asked.error.code === 'request-missing') redirect(stepPath(input.id, 'server'))
  redirect(stepPath(input.id, 'approver'))
})

export const fetchApproverList = defineAction({ input: z.object({ id }), guard: 'actor' }, async (input, { actor, language }) => {
  const asked = await requestApprovers(actor, input.id)
  if (!asked.ok) return refused(asked.error, language)
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
  async (input, { actor, language }) => {
    const proved = await chooseProof(actor, input.id, input.proof)
    if (!proved.ok) return refused(proved.error, language, proved.error.code === 'proof-not-offered' ? 'proof' : undefined)
    const chosen = await chooseApprover(actor, input.id, ...inPlaces(input.approver))
    if (chosen.ok) redirect(stepPath(input.id, 'check'))
    count('stopped_approver', chosen.error.code)
    if (chosen.error.code !== 'not-on-list') return refused(chosen.error, language, 'approver.0')
    const fields = Object.fromEntries(chosen.error.wrong.map((wrong) => [`approver.${wrong.at}`, approverText(wrong, language)]))
    return { status: 'refused', message: refusalText(chosen.error, language), fields }
  },
)

export const sendRequest = defineAction(
  { input: z.object({ id, agreed: z.string().optional() }), guard: 'actor' },
  async (input, { actor, language }) => {
    const sent = await requestSubmission(actor, input.id, { agreed: input.agreed === 'on' })
    if (!sent.ok) count('stopped_sending', sent.error.code)
    if (!sent.ok && sent.error.code !== 'already-sent')
      return refused(sent.error, language, sent.error.code === 'not-agreed' ? 'agreed' : undefined)
    redirect(`/account/certificates/${input.id}`)
  },
)
