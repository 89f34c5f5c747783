'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/action'
import { clientIp } from '@/lib/auth/client-ip'
import { endSession } from '@/lib/auth/end-session'
import { knownBrowser, rememberBrowser } from '@/lib/auth/known-browser'
import { passwordSignInRefusal } from '@/lib/auth/messages'
import { safePath } from '@/lib/auth/safe-path'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { startSession } from '@/lib/auth/start-session'

export const signInStaff = defineAction(
  { input: z.object({ email: z.string().max(254), password: z.string().max(1000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ email, password, return_to }) => {
    const signedIn = await signInWithPassword({ email, password, side: 'staff', ip: await clientIp(), browser: await knownBrowser(email) })
    if (!signedIn.ok) return passwordSignInRefusal(signedIn.error, 'staff')
    await startSession(signedIn.value)
    await rememberBrowser(email)
    redirect(safePath(return_to, '/admin'))
  },
)

export const signOutStaff = defineAction({ input: z.object({}), guard: 'anyone' }, async () => {
  await endSession('staff')
  redirect('/admin/sign-in')
})
