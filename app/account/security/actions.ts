'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { emailChangeRefusal } from '@/lib/auth/email-change/messages'
import { requestEmailChange } from '@/lib/auth/email-change/request-change'
import { stopEmailChange } from '@/lib/auth/email-change/stop-change'
import { addPasskey as savePasskey } from '@/lib/auth/factors/add-passkey'
import { beginAuthenticator as begin } from '@/lib/auth/factors/begin-authenticator'
import { beginPasskey as askForPasskey } from '@/lib/auth/factors/begin-passkey'
import { confirmAuthenticator as confirm } from '@/lib/auth/factors/confirm-authenticator'
import { makeRecoveryCodes as makeCodes } from '@/lib/auth/factors/make-recovery-codes'
import { factorRefusal } from '@/lib/auth/factors/messages'
import { removeAuthenticator as removeApp } from '@/lib/auth/factors/remove-authenticator'
import { removePasskey as deletePasskey } from '@/lib/auth/factors/remove-passkey'
import { renamePasskey as saveName } from '@/lib/auth/factors/rename-passkey'
import { defineAction } from '@/lib/auth/guards/action'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { endOneSession } from '@/lib/auth/session/end-one-session'
import { endOtherSessions } from '@/lib/auth/session/end-other-sessions'
import { endSession as endThisSession } from '@/lib/auth/session/end-session'
import { passwordChangeRefusal } from '@/lib/auth/sign-in/messages'
import { removeOwnPassword } from '@/lib/auth/sign-in/remove-own-password'
import { setOwnPassword } from '@/lib/auth/sign-in/set-own-password'
import { signOutEverywhere as endEverySession } from '@/lib/auth/sign-in/sign-out-everywhere'
import { startSession } from '@/lib/auth/sign-in/start-session'
import { fault } from '@/lib/languages/fault'
import { wordsOf } from '@/lib/languages/text'
import { requestPasswordCode } from '@/lib/users/request-password-code'
import { qrPath } from './qr-path'

const nothing = z.object({})

export const askForNewAddress = defineAction(
  { input: z.object({ to: z.string().max(254, fault('tooLong')) }), guard: 'client' },
  async ({ to }, { actor, language }) => {
    const asked = await requestEmailChange(actor, to)
    if (!asked.ok) return emailChangeRefusal(asked.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'yourAddress')('mailed') }
  },
)

export const stopNewAddress = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  await stopEmailChange(actor)
  refresh()
  return { status: 'done', message: wordsOf(language, 'yourAddress')('stopped') }
})

/** Emails a code, because a session alone is not enough to set a password. */
export const sendPasswordCode = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const turn = await consumeRateLimit('link_per_person', actor.userId)
  if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error, language) }
  const requested = await requestPasswordCode(actor)
  if (!requested.ok) return factorRefusal({ code: 'not-allowed' }, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'yourPassword')('codeSent') }
})

export const changePassword = defineAction(
  {
    input: z.object({
      current: z.string().max(1000, fault('tooLong')).default(''),
      code: z.string().max(40, fault('tooLong')).default(''),
      next: z.string().max(1000, fault('tooLong')),
    }),
    guard: 'client',
  },
  async (input, { actor, language }) => {
    const changed = await setOwnPassword(actor, input)
    if (!changed.ok) return passwordChangeRefusal(changed.error, language)
    await startSession(changed.value, 'same')
    refresh()
    return { status: 'done', message: wordsOf(language, 'yourPassword')('saved') }
  },
)

export const removePassword = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const removed = await removeOwnPassword(actor)
  if (!removed.ok) return factorRefusal(removed.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'yourPassword')('removed') }
})

/** Shows the secret of a new authenticator app once, as a QR code and as text. */
export const beginAuthenticator = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const begun = await begin(actor)
  if (!begun.ok) return factorRefusal(begun.error, language)
  refresh()
  const { secret, uri } = begun.value
  const { path, size } = qrPath(uri)
  return { status: 'done', message: wordsOf(language, 'authenticator')('scan'), data: { secret, path, size } }
})

/** Turns the app on and shows the recovery codes once. */
export const confirmAuthenticator = defineAction(
  { input: z.object({ code: z.string().max(40, fault('tooLong')) }), guard: 'client' },
  async ({ code }, { actor, language }) => {
    const confirmed = await confirm(actor, code)
    if (!confirmed.ok) return factorRefusal(confirmed.error, language)
    return {
      status: 'done',
      message: wordsOf(language, 'authenticator')('turnedOn'),
      data: { codes: confirmed.value.join('\n') },
    }
  },
)

export const makeRecoveryCodes = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const made = await makeCodes(actor)
  if (!made.ok) return factorRefusal(made.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'authenticator')('newCodes'), data: { codes: made.value.join('\n') } }
})

export const removeAuthenticator = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const removed = await removeApp(actor)
  if (!removed.ok) return factorRefusal(removed.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'authenticator')('turnedOff') }
})

/** Returns what the browser needs to create a passkey. */
export const beginPasskey = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const begun = await askForPasskey(actor)
  return begun.ok ? { status: 'done', data: { options: JSON.stringify(begun.value) } } : factorRefusal(begun.error, language)
})

export const addPasskey = defineAction(
  { input: z.object({ name: z.string().max(200, fault('tooLong')), answer: z.string().max(20_000) }), guard: 'client' },
  async (input, { actor, language }) => {
    const added = await savePasskey(actor, input)
    if (!added.ok) return factorRefusal(added.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'passkeys')('added') }
  },
)

export const renamePasskey = defineAction(
  { input: z.object({ id: z.uuid(), name: z.string().max(200, fault('tooLong')) }), guard: 'client' },
  async (input, { actor, language }) => {
    const renamed = await saveName(actor, input)
    if (!renamed.ok) return factorRefusal(renamed.error, language)
    refresh()
    return { status: 'done', message: wordsOf(language, 'passkeys')('saved') }
  },
)

export const removePasskey = defineAction({ input: z.object({ id: z.uuid() }), guard: 'client' }, async ({ id }, { actor, language }) => {
  const removed = await deletePasskey(actor, id)
  if (!removed.ok) return factorRefusal(removed.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'passkeys')('removed') }
})

export const endSession = defineAction({ input: z.object({ id: z.uuid() }), guard: 'client' }, async ({ id }, { actor, language }) => {
  const ended = await endOneSession(actor, id)
  if (!ended.ok) return factorRefusal(ended.error, language)
  refresh()
  return { status: 'done', message: wordsOf(language, 'sessions')('ended') }
})

export const signOutOthers = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  await endOtherSessions(actor)
  refresh()
  return { status: 'done', message: wordsOf(language, 'sessions')('othersEnded') }
})

export const signOutEverywhere = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor, language }) => {
  const ended = await endEverySession(actor)
  if (!ended.ok) return factorRefusal({ code: 'not-allowed' }, language)
  await endThisSession('client')
  redirect('/sign-in?signed_out=1')
})
