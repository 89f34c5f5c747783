'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { replaceEnomPassword } from '@/lib/admin/replace-enom-password'
import { saveAccountAndResume } from '@/lib/admin/save-account-and-resume'
import { tryAccount } from '@/lib/admin/try-account'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { startReadingPrices } from '@/lib/prices/read-prices'
import { accountRefusalText, removeAccountRefusalText } from '@/lib/registrar/accounts/messages'
import { removeAccount } from '@/lib/registrar/accounts/remove-account'
import { type SaveAccountRefusal, setDefaultAccount } from '@/lib/registrar/accounts/save-account'
import { accountInput } from '@/lib/registrar/accounts/schema'

const refused = (refusal: SaveAccountRefusal) => ({ status: 'refused' as const, message: accountRefusalText(refusal) })

export const saveEnomAccount = defineAction(
  { input: accountInput, guard: 'staff', deed: 'credentials', fresh: true },
  async ({ testMode, isShared, password, ...plain }, { actor }) => {
    const ticked = { testMode: testMode === 'on', isShared: isShared === 'on' }
    const saved = await saveAccountAndResume(actor, { ...plain, ...ticked, password: password || undefined })
    if (saved.ok) redirect(`/admin/enom-accounts/${saved.value.id}?saved=${now().getTime()}`)
    if (saved.error.code === 'changed-since') return { ...refused(saved.error), values: { version: saved.error.version } }
    return refusedAt(FIELDS[saved.error.code], accountRefusalText(saved.error))
  },
)

/** Returns the field a refusal belongs to, if any. */
const FIELDS: Partial<Record<SaveAccountRefusal['code'], string>> = {
  'password-missing': 'password',
  'password-again': 'password',
  'login-taken': 'loginId',
}

const idInput = z.object({ id: z.uuid() })

export const replacePassword = defineAction(
  {
    input: idInput.extend({ password: z.string().max(200, 'Use at most 200 characters.') }),
    guard: 'staff',
    deed: 'credentials',
    fresh: true,
  },
  async (given, { actor }) => {
    const replaced = await replaceEnomPassword(actor, given)
    if (replaced.ok) redirect(`/admin/enom-accounts/${given.id}?saved=${now().getTime()}`)
    if (replaced.error.code !== 'not-accepted') return refusedAt(FIELDS[replaced.error.code], accountRefusalText(replaced.error))
    return refusedAt('password', `The new login isn’t used; the shop keeps the current one. ${replaced.error.text}`)
  },
)

export const testEnomAccount = defineAction({ input: idInput, guard: 'staff', deed: 'credentials' }, async ({ id }, { actor }) => {
  const stages = await tryAccount(actor, id)
  if (!stages) return refused({ code: 'not-found' })
  const data = Object.fromEntries(stages.map(({ stage, ok, text }) => [stage, `${ok ? 'ok' : 'failed'}:${text}`]))
  return { status: 'done', data }
})

export const makeEnomAccountDefault = defineAction({ input: idInput, guard: 'staff', deed: 'credentials' }, async ({ id }, { actor }) => {
  const made = await setDefaultAccount(actor, id)
  if (!made.ok) return refused(made.error)
  redirect(`/admin/enom-accounts/${id}`)
})

export const readPricesNow = defineAction({ input: idInput, guard: 'staff', deed: 'products' }, async ({ id }, { actor }) => {
  const started = await startReadingPrices(actor, id)
  if (!started.ok) return refused(started.error)
  return { status: 'done', message: 'Reading Enom’s price list. The products show the new costs in a few seconds.' }
})

export const removeEnomAccount = defineAction(
  { input: idInput, guard: 'staff', deed: 'credentials', fresh: true },
  async ({ id }, { actor }) => {
    const removed = await removeAccount(actor, id)
    if (!removed.ok) return { status: 'refused', message: removeAccountRefusalText(removed.error) }
    redirect('/admin/enom-accounts')
  },
)
