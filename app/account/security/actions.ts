'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { ActionState } from '@/lib/action-state'
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
import { requestPasswordCode } from '@/lib/users/request-password-code'
import { qrPath } from './qr-path'

const SIGNED_OUT: ActionState = { status: 'refused', message: 'Sign in to change this. Nothing was changed.' }
const nothing = z.object({})

export const askForNewAddress = defineAction(
  { input: z.object({ to: z.string().max(254) }), guard: 'client' },
  async ({ to }, { actor }) => {
    const asked = await requestEmailChange(actor, to)
    if (!asked.ok) return emailChangeRefusal(asked.error)
    refresh()
    return { status: 'done', message: 'We’ve emailed both addresses. The new one counts once both have confirmed it.' }
  },
)

export const stopNewAddress = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  await stopEmailChange(actor)
  refresh()
  return { status: 'done', message: 'Your address stays as it is.' }
})

/** Mails a code, because a session alone is not enough to set a password. */
export const sendPasswordCode = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const turn = await consumeRateLimit('link_per_person', actor.userId)
  if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error) }
  const requested = await requestPasswordCode(actor)
  if (!requested.ok) return SIGNED_OUT
  refresh()
  return { status: 'done', message: 'A code is on its way to your address. It works for 10 minutes.' }
})

export const changePassword = defineAction(
  {
    input: z.object({ current: z.string().max(1000).default(''), code: z.string().max(40).default(''), next: z.string().max(1000) }),
    guard: 'client',
  },
  async (input, { actor }) => {
    const changed = await setOwnPassword(actor, input)
    if (!changed.ok) return passwordChangeRefusal(changed.error)
    await startSession(changed.value, 'same')
    refresh()
    return { status: 'done', message: 'Your password is set. Every other browser was signed out, and we’ve emailed you about it.' }
  },
)

export const removePassword = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const removed = await removeOwnPassword(actor)
  if (!removed.ok) return factorRefusal(removed.error)
  refresh()
  return { status: 'done', message: 'The password is removed. You sign in with an emailed code or a passkey.' }
})

/** Shows the secret of a new authenticator app, once: as a QR code and as text. */
export const beginAuthenticator = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const begun = await begin(actor)
  if (!begun.ok) return factorRefusal(begun.error)
  refresh()
  const { secret, uri } = begun.value
  const { path, size } = qrPath(uri)
  return { status: 'done', message: 'Scan the code with your app, then enter what the app shows.', data: { secret, path, size } }
})

/** Turns the app on and shows the recovery codes, once. */
export const confirmAuthenticator = defineAction(
  { input: z.object({ code: z.string().max(40) }), guard: 'client' },
  async ({ code }, { actor }) => {
    const confirmed = await confirm(actor, code)
    if (!confirmed.ok) return factorRefusal(confirmed.error)
    return {
      status: 'done',
      message: 'The authenticator app is on. Keep the recovery codes below: we can’t show them again.',
      data: { codes: confirmed.value.join('\n') },
    }
  },
)

export const makeRecoveryCodes = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const made = await makeCodes(actor)
  if (!made.ok) return factorRefusal(made.error)
  refresh()
  return { status: 'done', message: 'Here are ten new codes. The earlier ones no longer work.', data: { codes: made.value.join('\n') } }
})

export const removeAuthenticator = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const removed = await removeApp(actor)
  if (!removed.ok) return factorRefusal(removed.error)
  refresh()
  return { status: 'done', message: 'The authenticator app is off. Its recovery codes no longer work.' }
})

/** Returns what the browser needs to make a passkey. */
export const beginPasskey = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const begun = await askForPasskey(actor)
  return begun.ok ? { status: 'done', data: { options: JSON.stringify(begun.value) } } : factorRefusal(begun.error)
})

export const addPasskey = defineAction(
  { input: z.object({ name: z.string().max(200), answer: z.string().max(20_000) }), guard: 'client' },
  async (input, { actor }) => {
    const added = await savePasskey(actor, input)
    if (!added.ok) return factorRefusal(added.error)
    refresh()
    return { status: 'done', message: 'The passkey is added. You can sign in with it from now on.' }
  },
)

export const renamePasskey = defineAction(
  { input: z.object({ id: z.uuid(), name: z.string().max(200) }), guard: 'client' },
  async (input, { actor }) => {
    const renamed = await saveName(actor, input)
    if (!renamed.ok) return factorRefusal(renamed.error)
    refresh()
    return { status: 'done', message: 'The name is saved.' }
  },
)

export const removePasskey = defineAction({ input: z.object({ id: z.uuid() }), guard: 'client' }, async ({ id }, { actor }) => {
  const removed = await deletePasskey(actor, id)
  if (!removed.ok) return factorRefusal(removed.error)
  refresh()
  return { status: 'done', message: 'The passkey is removed. Delete it on your device too.' }
})

export const endSession = defineAction({ input: z.object({ id: z.uuid() }), guard: 'client' }, async ({ id }, { actor }) => {
  const ended = await endOneSession(actor, id)
  if (!ended.ok) return factorRefusal(ended.error)
  refresh()
  return { status: 'done', message: 'That browser is signed out.' }
})

export const signOutOthers = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  await endOtherSessions(actor)
  refresh()
  return { status: 'done', message: 'Every other browser is signed out.' }
})

export const signOutEverywhere = defineAction({ input: nothing, guard: 'client' }, async (_input, { actor }) => {
  const ended = await endEverySession(actor)
  if (!ended.ok) return SIGNED_OUT
  await endThisSession('client')
  redirect('/sign-in?signed_out=1')
})
