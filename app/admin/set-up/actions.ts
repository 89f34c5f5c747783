'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openShopText } from '@/lib/admin/set-up/messages'
import { noteBackup } from '@/lib/admin/set-up/note-backup'
import { openShop } from '@/lib/admin/set-up/open-shop'
import { noteBackupInput, openShopInput } from '@/lib/admin/set-up/schema'
import { sendTestMail } from '@/lib/admin/set-up/send-test-mail'
import { defineAction } from '@/lib/auth/guards/action'

const refused = (code: 'not-found') => ({ status: 'refused' as const, message: openShopText({ code }) })

export const openTheShop = defineAction({ input: openShopInput, guard: 'staff', deed: 'settings' }, async (input, { actor }) => {
  const opened = await openShop(actor, input)
  if (!opened.ok) return { status: 'refused', message: openShopText(opened.error) }
  redirect('/admin/set-up')
})

export const saveBackup = defineAction({ input: noteBackupInput, guard: 'staff', deed: 'settings' }, async (input, { actor }) => {
  const noted = await noteBackup(actor, input)
  if (!noted.ok) return refused(noted.error.code)
  refresh()
  return { status: 'done', message: 'Recorded with today’s date.' }
})

export const mailMe = defineAction({ input: z.object({}), guard: 'staff', deed: 'settings' }, async (_input, { actor }) => {
  const sent = await sendTestMail(actor)
  if (!sent.ok) return refused(sent.error.code)
  return { status: 'done', message: `A test email is on its way to ${sent.value.to}. Reload this page once it has arrived.` }
})
