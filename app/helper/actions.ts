'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { startHelp } from '@/lib/auth/session/helper'
import { chooseApprover } from '@/lib/certificates/setup/choose-approver'
import { requestApprovers } from '@/lib/certificates/setup/request-approvers'
import { saveContacts } from '@/lib/certificates/setup/save-contacts'
import { saveRequest } from '@/lib/certificates/setup/save-request'
import { approverText, faultTexts, type Refusal, refusalText } from '@/lib/certificates/view/messages'
import { fault } from '@/lib/languages/fault'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { openHelperLink } from '@/lib/people/open-helper-link'
import { inPlaces } from '../account/certificates/[id]/set-up/approver-form'
import { contactsForm, readContacts, withPeople } from '../account/certificates/[id]/set-up/contacts-form'
import { readUploadedRequest } from '../account/certificates/[id]/set-up/read-uploaded-request'
import { serverRefusal } from '../account/certificates/[id]/set-up/server-refusal'
import { spellingAnswer } from '../account/certificates/[id]/set-up/spelling-answer'

function refused(refusal: Refusal, language: Language): ActionState {
  return { status: 'refused', message: refusalText(refusal, language) }
}

export const openHelp = defineAction(
  { input: z.object({ link: z.string().max(100) }), guard: 'anyone' },
  async ({ link }, { language }) => {
    const turn = await consumeRateLimit('redeem_per_ip', await clientIp())
    if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error, language) }
    const opened = await openHelperLink(link)
    if (!opened.ok) return { status: 'refused', message: wordsOf(language, 'answers')('linkEnded') }
    await startHelp(link)
    redirect('/helper')
  },
)

export const helpWithRequest = defineAction(
  {
    input: z.object({
      serverSoftware: z.string(),
      csr: z.string().max(200_000, fault('farTooLong')).default(''),
      file: z.instanceof(File).optional(),
    }),
    guard: 'helper',
  },
  async (input, { actor, language }) => {
    const uploaded = input.file ? await readUploadedRequest(input.file, language) : undefined
    if (uploaded && !uploaded.ok) return refusedAt('file', uploaded.error)
    const { certificateId } = actor
    const saved = await saveRequest(actor, certificateId, { serverSoftware: input.serverSoftware, csr: uploaded?.value ?? input.csr })
    if (!saved.ok && (saved.error.code !== 'blocked' || saved.error.keptEarlier))
      return serverRefusal(saved.error, { isUploaded: uploaded !== undefined }, language)
    refresh()
    if (!saved.ok) return { status: 'refused', message: wordsOf(language, 'helper')('said.blocked') }
    return { status: 'done', message: wordsOf(language, 'helper')('said.request') }
  },
)

export const helpWithContacts = defineAction(
  { input: contactsForm.omit({ id: true }), guard: 'helper' },
  async (input, { actor, language }) => {
    const { contacts, agreed } = readContacts(input)
    const saved = await saveContacts(actor, actor.certificateId, contacts, agreed)
    if (saved.ok) {
      refresh()
      return { status: 'done', message: wordsOf(language, 'helper')('said.contacts') }
    }
    if (saved.error.code === 'invalid')
      return {
        status: 'refused',
        message: refusalText(saved.error, language),
        fields: withPeople(contacts, faultTexts(saved.error.fields, language), language),
      }
    return saved.error.code === 'needs-ascii' ? spellingAnswer(saved.error, contacts, language) : refused(saved.error, language)
  },
)

export const helpAskApprovers = defineAction({ input: z.object({}), guard: 'helper' }, async (_input, { actor, language }) => {
  const asked = await requestApprovers(actor, actor.certificateId)
  if (!asked.ok) return refused(asked.error, language)
  redirect('/helper')
})

export const helpWithApprover = defineAction(
  { input: z.object({ approver: z.record(z.string().regex(/^\d{1,2}$/), z.string().max(254)).default({}) }), guard: 'helper' },
  async ({ approver }, { actor, language }) => {
    const chosen = await chooseApprover(actor, actor.certificateId, ...inPlaces(approver))
    if (chosen.ok) {
      refresh()
      return { status: 'done', message: wordsOf(language, 'helper')('said.approver') }
    }
    if (chosen.error.code !== 'not-on-list') return refused(chosen.error, language)
    const fields = Object.fromEntries(chosen.error.wrong.map((wrong) => [`approver.${wrong.at}`, approverText(wrong, language)]))
    return { status: 'refused', message: refusalText(chosen.error, language), fields }
  },
)
