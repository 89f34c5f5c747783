'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { endStaffSession } from '@/lib/auth/session/end-staff-session'
import { changeStaffRole } from '@/lib/users/staff/change-staff-role'
import { endStaffSessions } from '@/lib/users/staff/end-staff-sessions'
import { inviteStaff, withdrawInvitation } from '@/lib/users/staff/invite-staff'
import { type StaffRefusal, staffRefusalText } from '@/lib/users/staff/messages'
import { saveStaffPolicy } from '@/lib/users/staff/policy'
import { removeStaff } from '@/lib/users/staff/remove-staff'
import { inviteStaffInput, staffRole } from '@/lib/users/staff/schema'
import { sendPasswordLink } from '@/lib/users/staff/send-password-link'

const member = z.object({ id: z.uuid() })
const OWNERS = { guard: 'staff', deed: 'staff', fresh: true } as const

function refused(refusal: StaffRefusal): ActionState {
  const isAddress = refusal.code === 'bad-email' || refusal.code === 'already-staff'
  return refusedAt(isAddress ? 'email' : undefined, staffRefusalText(refusal))
}

function done(message: string): ActionState {
  refresh()
  return { status: 'done', message }
}

export const invite = defineAction({ input: inviteStaffInput, ...OWNERS }, async (input, { actor }) => {
  const invited = await inviteStaff(actor, input)
  return invited.ok ? done(`The invitation is on its way to ${input.email}. It works for 48 hours.`) : refused(invited.error)
})

export const withdraw = defineAction({ input: member, ...OWNERS }, async ({ id }, { actor }) => {
  const withdrawn = await withdrawInvitation(actor, id)
  return withdrawn.ok ? done('The invitation is withdrawn.') : refused(withdrawn.error)
})

export const changeRole = defineAction({ input: member.extend({ role: staffRole }), ...OWNERS }, async ({ id, role }, { actor }) => {
  const changed = await changeStaffRole(actor, id, role)
  return changed.ok ? done('The role has been changed. It applies from their next click.') : refused(changed.error)
})

export const remove = defineAction({ input: member, ...OWNERS }, async ({ id }, { actor }) => {
  const removed = await removeStaff(actor, id)
  if (!removed.ok) return refused(removed.error)
  redirect('/admin/staff')
})

export const endSessions = defineAction({ input: member, ...OWNERS }, async ({ id }, { actor }) => {
  const ended = await endStaffSessions(actor, id)
  return ended.ok ? done('They have been signed out in every browser.') : refused(ended.error)
})

/** Anyone may end their own sessions; the domain function checks the role for ending someone else's. */
export const endSession = defineAction({ input: member, guard: 'staff', fresh: true }, async ({ id }, { actor }) => {
  const ended = await endStaffSession(actor, id)
  return ended.ok ? done('That browser has been signed out.') : refusedAt(undefined, 'This session has already ended. Nothing was changed.')
})

export const sendLink = defineAction({ input: member, ...OWNERS }, async ({ id }, { actor }) => {
  const sent = await sendPasswordLink(actor, id)
  return sent.ok ? done(`A link to set a new password is on its way to ${sent.value.email}. It works for an hour.`) : refused(sent.error)
})

export const savePolicy = defineAction(
  { input: z.object({ secondStep: z.literal('on').optional() }), ...OWNERS },
  async (input, { actor }) => {
    const saved = await saveStaffPolicy(actor, { secondStep: input.secondStep === 'on' })
    return saved.ok
      ? done(input.secondStep ? 'From now on all staff need a second step.' : 'A second step is not required.')
      : refused(saved.error)
  },
)
