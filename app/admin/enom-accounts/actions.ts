'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { saveAccountAndResume } from '@/lib/admin/save-account-and-resume'
import { tryAccount } from '@/lib/admin/try-account'
import { startReadingPrices } from '@/lib/audit/start-audit'
import { defineAction } from '@/lib/auth/action'
import { saveAccountText } from '@/lib/registrar/messages'
import type { SaveAccountRefusal } from '@/lib/registrar/save-account'
import { setDefaultAccount } from '@/lib/registrar/set-default-account'

/** Digits, up to `most`. */
function wholeNumber(most: number, otherwise: string) {
  return z
    .string()
    .trim()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) <= most, otherwise)
    .transform(Number)
}

const accountInput = z.object({
  id: z.uuid().optional(),
  label: z.string().trim().min(1, 'Give the account a name you will recognise.').max(60, 'Use at most 60 characters.'),
  testMode: z.string().optional(),
  loginId: z.string().trim().min(1, 'Enter the login ID.').max(20, 'A login ID of Enom has at most 20 characters.'),
  password: z.string().max(200, 'Use at most 200 characters.').optional(),
  listLag: wholeNumber(3600, 'Enter seconds from 0 to 3600.'),
  costTolerance: wholeNumber(100, 'Enter whole percent from 0 to 100.'),
  isShared: z.string().optional(),
})

export const saveEnomAccount = defineAction(
  { input: accountInput, guard: 'staff' },
  async ({ testMode, isShared, password, ...plain }, { actor }) => {
    const ticked = { testMode: testMode === 'on', isShared: isShared === 'on' }
    const saved = await saveAccountAndResume(actor, { ...plain, ...ticked, password: password || undefined })
    if (saved.ok) redirect(`/admin/enom-accounts/${saved.value.id}?saved=1`)
    const text = saveAccountText(saved.error)
    const field = FIELDS[saved.error.code]
    return field ? { status: 'refused', message: 'There is a problem', fields: { [field]: text } } : { status: 'refused', message: text }
  },
)

/** The box a refusal stands at. */
const FIELDS: Partial<Record<SaveAccountRefusal['code'], string>> = {
  'password-missing': 'password',
  'password-again': 'password',
  'login-in-use': 'loginId',
  'login-taken': 'loginId',
}

const idInput = z.object({ id: z.uuid() })

export const testEnomAccount = defineAction({ input: idInput, guard: 'staff' }, async ({ id }, { actor }) => {
  const stages = await tryAccount(actor, id)
  if (!stages) return { status: 'refused', message: 'There is no such account.' }
  const data = Object.fromEntries(stages.map(({ stage, ok, text }) => [stage, `${ok ? 'ok' : 'failed'}:${text}`]))
  return { status: 'done', data }
})

export const makeEnomAccountDefault = defineAction({ input: idInput, guard: 'staff' }, async ({ id }, { actor }) => {
  const made = await setDefaultAccount(actor, id)
  if (!made.ok) return { status: 'refused', message: 'There is no such account.' }
  redirect(`/admin/enom-accounts/${id}`)
})

export const readPricesNow = defineAction({ input: idInput, guard: 'staff' }, async ({ id }, { actor }) => {
  const started = await startReadingPrices(actor, id)
  if (!started.ok) return { status: 'refused', message: 'There is no such account.' }
  return { status: 'done', message: 'Enom’s price list is being read. The products show its costs in a few seconds.' }
})
