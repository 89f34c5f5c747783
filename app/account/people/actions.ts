'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { env } from '@/lib/config/env'
import { fault } from '@/lib/languages/fault'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { acceptInvitation } from '@/lib/people/accept-invitation'
import { acceptTransfer } from '@/lib/people/accept-transfer'
import { changeRole } from '@/lib/people/change-role'
import { createHelperLink } from '@/lib/people/create-helper-link'
import { declineInvitation } from '@/lib/people/decline-invitation'
import { declineTransfer } from '@/lib/people/decline-transfer'
import { endMembership } from '@/lib/people/end-membership'
import { inviteMember } from '@/lib/people/invite-member'
import { offerTransfer } from '@/lib/people/offer-transfer'
import { revokeHelperLink } from '@/lib/people/revoke-helper-link'
import { roleInput, type Scope } from '@/lib/people/schema'
import { type PeopleRefusal, peopleRefusal } from '@/lib/people/text'
import { withdrawTransfer } from '@/lib/people/withdraw-transfer'
import { HELPER_STEPS } from '@/lib/permissions'

const scopeInput = z.object({ accountId: z.uuid().optional(), certificateId: z.uuid().optional() })
const email = z.string().max(300, fault('oneAddress')).default('')
const one = z.object({ id: z.uuid() })

/**
 * Returns the account or certificate that a form concerns. If the form names neither, nothing is found, as if it had named someone else's.
 */
function scopeOf({ accountId, certificateId }: z.infer<typeof scopeInput>): Scope {
  return certificateId ? { certificateId } : { accountId: accountId ?? '' }
}

function refused(refusal: PeopleRefusal, language: Language): ActionState {
  const { field, text } = peopleRefusal(refusal, language)
  return refusedAt(field, text)
}

export const invite = defineAction(
  { input: scopeInput.extend({ email, role: roleInput }), guard: 'client' },
  async (input, { actor, language }) => {
    const invited = await inviteMember(actor, scopeOf(input), input)
    if (!invited.ok) return refused(invited.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'people')('said.invited', { email: input.email.trim() }) }
  },
)

export const saveRole = defineAction(
  { input: scopeInput.extend({ id: z.uuid(), role: roleInput }), guard: 'client' },
  async ({ id, role, ...scope }, { actor, language }) => {
    const changed = await changeRole(actor, scopeOf(scope), id, role)
    if (!changed.ok) return refused(changed.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'people')('said.roleSaved') }
  },
)

export const endAccess = defineAction(
  { input: scopeInput.extend({ id: z.uuid() }), guard: 'client' },
  async ({ id, ...scope }, { actor, language }) => {
    const ended = await endMembership(actor, scopeOf(scope), id)
    if (!ended.ok) return refused(ended.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'people')('said.ended') }
  },
)

export const acceptInvite = defineAction({ input: one, guard: 'client' }, async ({ id }, { actor, language }) => {
  const accepted = await acceptInvitation(actor, id)
  if (!accepted.ok) return refused(accepted.error, language)
  const { certificateId } = accepted.value
  redirect(certificateId ? `/account/certificates/${certificateId}` : '/account/certificates')
})

export const declineInvite = defineAction({ input: one, guard: 'client' }, async ({ id }, { actor, language }) => {
  const declined = await declineInvitation(actor, id)
  if (!declined.ok) return refused(declined.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'people')('said.declined') }
})

export const makeHelperLink = defineAction(
  {
    input: z.object({
      certificateId: z.uuid(),
      name: z.string().max(1000).default(''),
      step: z.enum(HELPER_STEPS, fault('step')),
    }),
    guard: 'client',
  },
  async ({ certificateId, ...wish }, { actor, language }) => {
    const made = await createHelperLink(actor, certificateId, wish)
    if (!made.ok) return refused(made.error, language)
    refresh()
    const link = `${env.APP_URL}/helper/${made.value.token}`
    return { status: 'done', message: wordsOf(language, 'people')('said.linkMade'), data: { link } }
  },
)

export const endHelperLink = defineAction(
  { input: z.object({ certificateId: z.uuid(), linkId: z.uuid() }), guard: 'client' },
  async (which, { actor, language }) => {
    const revoked = await revokeHelperLink(actor, which)
    if (!revoked.ok) return refused(revoked.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'people')('said.revoked') }
  },
)

export const offer = defineAction(
  { input: z.object({ certificateId: z.uuid(), email }), guard: 'client' },
  async (input, { actor, language }) => {
    const offered = await offerTransfer(actor, input.certificateId, input)
    if (!offered.ok) return refused(offered.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'people')('said.offered', { email: input.email.trim() }) }
  },
)

export const withdrawOffer = defineAction(
  { input: z.object({ certificateId: z.uuid() }), guard: 'client' },
  async ({ certificateId }, { actor, language }) => {
    const withdrawn = await withdrawTransfer(actor, certificateId)
    if (!withdrawn.ok) return refused(withdrawn.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'people')('said.withdrawn') }
  },
)

export const acceptOffer = defineAction({ input: one, guard: 'client' }, async ({ id }, { actor, language }) => {
  const accepted = await acceptTransfer(actor, id)
  if (!accepted.ok) return refused(accepted.error, language)
  redirect(`/account/certificates/${accepted.value.certificateId}`)
})

export const declineOffer = defineAction({ input: one, guard: 'client' }, async ({ id }, { actor, language }) => {
  const declined = await declineTransfer(actor, id)
  if (!declined.ok) return refused(declined.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'people')('said.declinedCertificate') }
})
