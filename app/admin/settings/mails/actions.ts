'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { pathOfText } from '@/lib/mail-texts/about'
import { faultsByField } from '@/lib/mail-texts/messages'
import { type SaveTextRefusal, saveMailText } from '@/lib/mail-texts/save-text'
import { mailTextForm, resetMailInput } from '@/lib/mail-texts/schema'
import { sendTestMail } from '@/lib/outbox/sending/send-test'

export const saveMail = defineAction(
  { input: mailTextForm, guard: 'staff', deed: 'settings' },
  async ({ mail, of: language, version, next, ...text }, { actor }): Promise<ActionState> => {
    if (next === 'test') {
      const sent = await sendTestMail(actor, { mail, language, text })
      if (!sent.ok) return refused(sent.error)
      return {
        status: 'done',
        message: `A test email is on its way to ${sent.value.to}. Nothing has been saved yet, and the link and code in the email don’t work.`,
      }
    }
    const saved = await saveMailText(actor, { mail, language, version, text })
    if (!saved.ok) return refused(saved.error)
    redirect(pathOfText(mail, language, `saved=${now().getTime()}`))
  },
)

export const resetMail = defineAction(
  { input: resetMailInput, guard: 'staff', deed: 'settings' },
  async ({ mail, of: language, version }, { actor }): Promise<ActionState> => {
    const reset = await saveMailText(actor, { mail, language, version, text: null })
    if (!reset.ok) return refused(reset.error)
    redirect(pathOfText(mail, language, `saved=${now().getTime()}`))
  },
)

function refused(refusal: SaveTextRefusal): ActionState {
  switch (refusal.code) {
    case 'not-found':
      return { status: 'refused', message: 'There is no such email. Nothing was changed.' }
    case 'faults':
      return { status: 'refused', message: 'There is a problem', fields: faultsByField(refusal.faults, refusal.known) }
    case 'changed-since': {
      const { subject, preview, body } = refusal.theirs
      return {
        status: 'refused',
        message:
          'Someone else saved this text after you opened it, so we didn’t overwrite theirs. Their version is shown below the form. Send yours again to replace it, or reload the page to discard yours.',
        values: { version: refusal.version, theirs: `${subject}\n${preview}\n\n${body}` },
      }
    }
  }
}
