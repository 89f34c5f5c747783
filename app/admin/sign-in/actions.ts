'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { safePath } from '@/lib/auth/safe-path'
import { endSession } from '@/lib/auth/session/end-session'
import { finishSignIn } from '@/lib/auth/sign-in/finish-sign-in'
import { knownBrowser } from '@/lib/auth/sign-in/known-browser'
import { passwordSignInRefusal } from '@/lib/auth/sign-in/messages'
import { signInWithPassword } from '@/lib/auth/sign-in/sign-in-with-password'

export const signInStaff = defineAction(
  { input: z.object({ email: z.string().max(254), password: z.string().max(1000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ email, password, return_to }) => {
    const signedIn = await signInWithPassword({ email, password, side: 'staff', ip: await clientIp(), browser: await knownBrowser(email) })
    if (!signedIn.ok) return passwordSignInRefusal(signedIn.error, 'staff')
    redirect(await finishSignIn({ ...signedIn.value, by: 'password', returnTo: safePath(return_to, '/admin') }))
  },
)

export const signOutStaff = defineAction({ input: z.object({}), guard: 'anyone' }, async () => {
  await endSession('staff')
  redirect('/admin/sign-in')
})
