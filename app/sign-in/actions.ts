'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { checkSecondStep } from '@/lib/auth/factors/check-second-step'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { tooManySentence } from '@/lib/auth/limits/rate-limit'
import { safePath } from '@/lib/auth/safe-path'
import { endSession } from '@/lib/auth/session/end-session'
import { pendingSignIn } from '@/lib/auth/session/pending-sign-in'
import { beginPasskeySignIn } from '@/lib/auth/sign-in/begin-passkey-sign-in'
import { completeSignIn, finishSignIn } from '@/lib/auth/sign-in/finish-sign-in'
import { knownBrowser } from '@/lib/auth/sign-in/known-browser'
import { codeRefusal, passkeyRefusal, passwordSignInRefusal, requestRefusal, secondStepRefusal } from '@/lib/auth/sign-in/messages'
import { pendingSecondStep } from '@/lib/auth/sign-in/pending-second-step'
import { requestSignIn } from '@/lib/auth/sign-in/request-sign-in'
import { signInWithCode } from '@/lib/auth/sign-in/sign-in-with-code'
import { signInWithPasskey } from '@/lib/auth/sign-in/sign-in-with-passkey'
import { signInWithPassword } from '@/lib/auth/sign-in/sign-in-with-password'
import { wordsOf } from '@/lib/languages/text'

const HOME = '/account'

export const sendCode = defineAction(
  { input: z.object({ email: z.string().max(254), return_to: z.string().optional(), again: z.literal('1').optional() }), guard: 'anyone' },
  async ({ email, return_to, again }, { language }) => {
    const asked = await requestSignIn({
      email,
      returnTo: safePath(return_to, HOME),
      ip: await clientIp(),
      browser: await knownBrowser(email),
    })
    if (!asked.ok) return requestRefusal(asked.error, language)
    await pendingSignIn.set(asked.value)
    redirect(again ? '/sign-in/code?again=1' : '/sign-in/code')
  },
)

export const enterCode = defineAction(
  { input: z.object({ code: z.string().max(40) }), guard: 'anyone' },
  async ({ code }, { language }) => {
    const asked = await pendingSignIn.get()
    if (!asked) return codeRefusal({ code: 'ended' }, language)
    // Not counted as an attempt: a letter or a missing digit is just a typo.
    if (code.replace(/\D/g, '').length !== 6) return refusedAt('code', wordsOf(language, 'signInRefusal')('six'))
    const entered = await signInWithCode({ linkId: asked.linkId, code, ip: await clientIp() })
    if (!entered.ok) return codeRefusal(entered.error, language)
    const { claims, email, returnTo } = entered.value
    const next = await finishSignIn({ claims, email, by: 'code', returnTo: safePath(returnTo, HOME) })
    await pendingSignIn.clear()
    redirect(next)
  },
)

export const signInByPassword = defineAction(
  { input: z.object({ email: z.string().max(254), password: z.string().max(1000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ email, password, return_to }, { language }) => {
    const signedIn = await signInWithPassword({ email, password, side: 'client', ip: await clientIp(), browser: await knownBrowser(email) })
    if (!signedIn.ok) return passwordSignInRefusal(signedIn.error, 'client', language)
    redirect(await finishSignIn({ ...signedIn.value, by: 'password', returnTo: safePath(return_to, HOME) }))
  },
)

/** Returns what the browser needs to request a passkey. */
export const beginPasskey = defineAction({ input: z.object({}), guard: 'anyone' }, async (_input, { language }) => {
  const begun = await beginPasskeySignIn({ ip: await clientIp() })
  if (!begun.ok) return { status: 'refused', message: tooManySentence(begun.error, language) }
  return { status: 'done', data: { options: JSON.stringify(begun.value) } }
})

export const signInByPasskey = defineAction(
  { input: z.object({ answer: z.string().max(20_000), return_to: z.string().optional() }), guard: 'anyone' },
  async ({ answer, return_to }, { language }) => {
    const signedIn = await signInWithPasskey({ answer, ip: await clientIp(), side: 'client' })
    if (!signedIn.ok) return passkeyRefusal(language)
    redirect(await finishSignIn({ ...signedIn.value, by: 'passkey', returnTo: safePath(return_to, HOME) }))
  },
)

/** Confirms the second step, after a password, a code or a link. */
export const enterSecondStep = defineAction(
  { input: z.object({ code: z.string().trim().max(40) }), guard: 'anyone' },
  async ({ code }, { language }) => {
    const pending = await pendingSecondStep.get()
    if (!pending) return secondStepRefusal({ code: 'ended' }, language)
    if (code === '') return secondStepRefusal({ code: 'empty' }, language)
    const { kind, userId, version, email, by, returnTo } = pending
    const checked = await checkSecondStep(userId, code)
    if (!checked.ok) return secondStepRefusal(checked.error, language)
    redirect(await completeSignIn({ claims: { kind, sub: userId, version }, email, by, returnTo }))
  },
)

export const signOut = defineAction({ input: z.object({}), guard: 'anyone' }, async () => {
  await endSession('client')
  redirect('/sign-in?signed_out=1')
})
