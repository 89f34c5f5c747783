'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import type { ChangeRefusal } from '@/lib/brand/change-brand'
import { changeRefusalText, logoRefusalText, poorContrastText } from '@/lib/brand/messages'
import { saveAccents } from '@/lib/brand/save-accents'
import { saveContact } from '@/lib/brand/save-contact'
import { saveLogo } from '@/lib/brand/save-logo'
import { accentsInput, contactInput, logoInput } from '@/lib/brand/schema'
import { now } from '@/lib/clock'

const OWN = { guard: 'staff', deed: 'settings' } as const

export const saveColours = defineAction(
  { ...OWN, input: accentsInput },
  async ({ version, ...accents }, { actor }): Promise<ActionState> => {
    const saved = await saveAccents(actor, accents, version)
    if (saved.ok) return done()
    if (saved.error.code !== 'poor-contrast') return refused(saved.error)
    const fields = Object.fromEntries(saved.error.poor.map((one) => [one.theme, poorContrastText(one)]))
    return { status: 'refused', message: 'There is a problem', fields }
  },
)

export const uploadLogo = defineAction({ ...OWN, input: logoInput }, async ({ logo }, { actor }): Promise<ActionState> => {
  const saved = await saveLogo(actor, new Uint8Array(await logo.arrayBuffer()))
  return saved.ok ? done() : refusedAt('logo', logoRefusalText(saved.error))
})

export const removeLogo = defineAction({ ...OWN, input: z.object({}) }, async (_input, { actor }): Promise<ActionState> => {
  const saved = await saveLogo(actor, null)
  return saved.ok ? done() : { status: 'refused', message: logoRefusalText(saved.error) }
})

export const saveContactDetails = defineAction(
  { ...OWN, input: contactInput },
  async ({ version, ...contact }, { actor }): Promise<ActionState> => {
    const saved = await saveContact(actor, contact, version)
    return saved.ok ? done() : refused(saved.error)
  },
)

/** Every public page is rendered again, as it is after a name change. */
function done(): never {
  revalidatePath('/', 'layout')
  redirect(`/admin/settings/look?saved=${now().getTime()}`)
}

function refused(refusal: ChangeRefusal): ActionState {
  const message = changeRefusalText(refusal)
  return refusal.code === 'changed-since'
    ? { status: 'refused', message, values: { version: refusal.version } }
    : { status: 'refused', message }
}
