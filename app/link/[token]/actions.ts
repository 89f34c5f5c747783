'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { deleteWaysIn } from '@/lib/auth/delete-ways-in'
import { confirmEmailChange } from '@/lib/auth/email-change/confirm-change'
import { emailChangeRefusal } from '@/lib/auth/email-change/messages'
import { undoEmailChange } from '@/lib/auth/email-change/undo-change'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { tooManySentence } from '@/lib/auth/limits/rate-limit'
import { safePath } from '@/lib/auth/safe-path'
import { readActor } from '@/lib/auth/session/session'
import { finishSignIn } from '@/lib/auth/sign-in/finish-sign-in'
import { sendNewLink } from '@/lib/auth/sign-in/send-new-link'
import { signInWithLink } from '@/lib/auth/sign-in/sign-in-with-link'
import { startSession } from '@/lib/auth/sign-in/start-session'
import { wordsOf } from '@/lib/languages/text'
import { deleteAccount } from '@/lib/privacy/delete-account'
import { deletionRefusal } from '@/lib/privacy/messages'
import { passwordRefusal } from '@/lib/users/messages'
import { setPasswordByLink } from '@/lib/users/staff/set-password-by-link'

const input = z.object({ link: z.string().max(100) })

export const openLink = defineAction({ input, guard: 'anyone' }, async ({ link }, { language }) => {
  const actor = await readActor()
  const opened = await signInWithLink({ token: link, signedInAs: actor?.kind === 'client' ? actor.userId : null, ip: await clientIp() })
  if (!opened.ok) {
    const message = opened.error.code === 'too-many' ? tooManySentence(opened.error, language) : wordsOf(language, 'link')('reload')
    return { status: 'refused', message }
  }
  const { claims, email } = opened.value
  const returnTo = safePath(opened.value.returnTo, '/account')
  if (email !== null) redirect(await finishSignIn({ claims, email, by: 'link', returnTo }))
  if (claims) await startSession(claims, 'link')
  redirect(returnTo)
})

export const sendAnotherLink = defineAction({ input, guard: 'anyone' }, async ({ link }, { language }) => {
  const sent = await sendNewLink({ token: link, ip: await clientIp() })
  if (!sent.ok) return { status: 'refused', message: tooManySentence(sent.error, language) }
  return { status: 'done', message: wordsOf(language, 'link')('sent') }
})

/** Confirms a change of address with the link sent to the old or the new address. The page then shows the result. */
export const confirmNewAddress = defineAction({ input, guard: 'anyone' }, async ({ link }, { language }) => {
  const confirmed = await confirmEmailChange({ token: link, ip: await clientIp() })
  if (!confirmed.ok) return emailChangeRefusal(confirmed.error, language)
  redirect(`/link/${encodeURIComponent(link)}`)
})

/** Undoes a change of address, on request from the account's current address. */
export const undoNewAddress = defineAction({ input, guard: 'anyone' }, async ({ link }, { language }) => {
  const undone = await undoEmailChange({ token: link, ip: await clientIp() })
  if (!undone.ok) return emailChangeRefusal(undone.error, language)
  redirect(`/link/${encodeURIComponent(link)}`)
})

/** Deletes the account that the link was emailed to. The page then confirms it. */
export const deleteMyAccount = defineAction({ input, guard: 'anyone' }, async ({ link }, { language }) => {
  const deleted = await deleteAccount({ token: link, ip: await clientIp() })
  if (!deleted.ok) return deletionRefusal(deleted.error, language)
  redirect(`/link/${encodeURIComponent(link)}`)
})

/** Sets the password of a staff member, or of someone invited to become one. They sign in with it afterwards. */
export const setStaffPassword = defineAction(
  { input: input.extend({ next: z.string().max(1000) }), guard: 'anyone' },
  async ({ link, next }) => {
    const set = await setPasswordByLink({ token: link, next, onJoin: deleteWaysIn })
    if (set.ok) redirect('/admin/sign-in?password_set=1')
    if (set.error.code === 'link-ended') return { status: 'refused', message: 'This link no longer works. Nothing was changed.' }
    const { field, text } = passwordRefusal({ code: set.error.code })
    return { status: 'refused', message: text, fields: field && { [field]: text } }
  },
)
