'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { saveAccount } from '@/lib/admin/save-account'
import { tryAccount } from '@/lib/admin/try-account'
import { defineAction } from '@/lib/auth/action'
import { setDefaultAccount } from '@/lib/registrar/accounts'

const accountInput = z.object({
  id: z.uuid().optional(),
  label: z.string().trim().min(1, 'Give the account a name you will recognise.').max(60, 'Use at most 60 characters.'),
  testMode: z.string().optional(),
  loginId: z.string().trim().min(1, 'Enter the login ID.').max(20, 'A login ID of Enom has at most 20 characters.'),
  password: z.string().max(200, 'Use at most 200 characters.').optional(),
})

export const saveEnomAccount = defineAction(
  { input: accountInput, guard: 'staff' },
  async ({ testMode, password, ...plain }, { actor }) => {
    const saved = await saveAccount(actor, { ...plain, testMode: testMode === 'on', password: password || undefined })
    if (saved.ok) redirect(`/admin/enom-accounts/${saved.value.id}?saved=1`)
    if (saved.error.code === 'not-found') return { status: 'refused', message: 'There is no such account.' }
    const password_ = plain.id
      ? 'Enter the password again: it belongs to one login ID on one server, and either of them changed.'
      : 'Enter the password or an API token.'
    return { status: 'refused', message: 'There is a problem', fields: { password: password_ } }
  },
)

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
