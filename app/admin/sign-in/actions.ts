'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { safePath } from '@/lib/auth/safe-path'
import { endSession } from '@/lib/auth/session/end-session'
import { finishSignIn } from '@/lib/auth/sign-in/finish-sign-in'
import { knownBrowser } from '@/lib/auth/sign-in/known-browser'
import { FORGOTTEN_SENT, passkeyRefusal, passwordSignInRefusal, requestRefusal } from '@/lib/auth/sign-in/messages'
import { requestStaffPassword } from '@/lib/auth/sign-in/request-staff-password'
import { signInWithPasskey } from '@/lib/auth/sign-in/sign-in-with-passkey'
import { signInWithPassword } from '@/lib/auth/sign-in/sign-in-with-password'

export const signInStaff = defineAction(
  { input: z.object({ email: z.string().max(254), password: z.string().max(1000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ email, password, return_to }) => {
    const signedIn = await signInWithPassword({ email, password, side: 'staff', ip: await clientIp(), browser: await knownBrowser(email) })
    if (!signedIn.ok) return passwordSignInRefusal(signedIn.error, 'staff')
    redirect(await finishSignIn({ ...signedIn.value, by: 'password', returnTo: safePath(return_to, '/admin') }))
  },
)

export const signInStaffByPasskey = defineAction(
  { input: z.object({ answer: z.string().max(20_000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ answer, return_to }) => {
    const signedIn = await signInWithPasskey({ answer, ip: await clientIp(), side: 'staff' })
    if (!signedIn.ok) return passkeyRefusal()
    redirect(await finishSignIn({ ...signedIn.value, by: 'passkey', returnTo: safePath(return_to, '/admin') }))
  },
)

/** Gives every address the same response, so as not to reveal who works here. */
export const askForStaffPassword = defineAction({ input: z.object({ email: z.string().max(254) }), guard: 'anyone' }, async ({ email }) => {
  const asked = await requestStaffPassword({ email, ip: await clientIp() })
  if (!asked.ok) return requestRefusal(asked.error)
  return { status: 'done', message: FORGOTTEN_SENT }
})

export const signOutStaff = defineAction({ input: z.object({}), guard: 'anyone' }, async () => {
  await endSession('staff')
  redirect('/admin/sign-in')
})
