'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { safePath } from '@/lib/auth/safe-path'
import { endSession } from '@/lib/auth/session/end-session'
import { clearPendingSignIn, getPendingSignIn, setPendingSignIn } from '@/lib/auth/session/pending-sign-in'
import { startSession } from '@/lib/auth/session/start-session'
import { knownBrowser, rememberBrowser } from '@/lib/auth/sign-in/known-browser'
import { codeRefusal, passwordSignInRefusal, requestRefusal } from '@/lib/auth/sign-in/messages'
import { requestSignIn } from '@/lib/auth/sign-in/request-sign-in'
import { signInWithCode } from '@/lib/auth/sign-in/sign-in-with-code'
import { signInWithPassword } from '@/lib/auth/sign-in/sign-in-with-password'

const HOME = '/account'

export const sendCode = defineAction(
  { input: z.object({ email: z.string().max(254), return_to: z.string().optional(), again: z.literal('1').optional() }), guard: 'anyone' },
  async ({ email, return_to, again }) => {
    const asked = await requestSignIn({
      email,
      returnTo: safePath(return_to, HOME),
      ip: await clientIp(),
      browser: await knownBrowser(email),
    })
    if (!asked.ok) return requestRefusal(asked.error)
    await setPendingSignIn(asked.value)
    redirect(again ? '/sign-in/code?again=1' : '/sign-in/code')
  },
)

export const enterCode = defineAction({ input: z.object({ code: z.string().max(40) }), guard: 'anyone' }, async ({ code }) => {
  const asked = await getPendingSignIn()
  if (!asked) return codeRefusal({ code: 'ended' })
  // Not counted as an attempt: a letter or a missing digit is just a typing error.
  if (code.replace(/\D/g, '').length !== 6) {
    return { status: 'refused', message: 'There is a problem', fields: { code: 'Type all six digits of the code from the mail.' } }
  }
  const entered = await signInWithCode({ linkId: asked.linkId, code, ip: await clientIp() })
  if (!entered.ok) return codeRefusal(entered.error)
  await startSession(entered.value.claims)
  await rememberBrowser(entered.value.email)
  await clearPendingSignIn()
  redirect(safePath(entered.value.returnTo, HOME))
})

export const signInByPassword = defineAction(
  { input: z.object({ email: z.string().max(254), password: z.string().max(1000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ email, password, return_to }) => {
    const signedIn = await signInWithPassword({ email, password, side: 'client', ip: await clientIp(), browser: await knownBrowser(email) })
    if (!signedIn.ok) return passwordSignInRefusal(signedIn.error, 'client')
    await startSession(signedIn.value)
    await rememberBrowser(email)
    redirect(safePath(return_to, HOME))
  },
)

export const signOut = defineAction({ input: z.object({}), guard: 'anyone' }, async () => {
  await endSession('client')
  redirect('/sign-in?signed_out=1')
})
