'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { actOnCertificates } from '@/lib/admin/lists/act-on-certificates'
import { actOnOrders } from '@/lib/admin/lists/act-on-orders'
import { MOST_AT_ONCE, type Outcome } from '@/lib/admin/lists/outcome'
import { removeView } from '@/lib/admin/lists/remove-view'
import { saveView, saveViewText } from '@/lib/admin/lists/save-view'
import { CERTIFICATE_DEEDS, ORDER_DEEDS } from '@/lib/admin/lists/schema'
import { defineAction } from '@/lib/auth/guards/action'

const list = z.enum(['/admin/orders', '/admin/certificates'])

export const saveListView = defineAction(
  { input: z.object({ list, name: z.string(), query: z.string().min(1).max(1000) }), guard: 'staff' },
  async (view, { actor }) => {
    const saved = await saveView(actor, view)
    if (!saved.ok) return refusedAt('name', saveViewText(saved.error))
    redirect(`${view.list}?${view.query}`)
  },
)

export const removeListView = defineAction(
  { input: z.object({ id: z.uuid(), list }), guard: 'staff' },
  async ({ id, list: path }, { actor }) => {
    await removeView(actor, id)
    redirect(path)
  },
)

const selected = z.object({ ids: z.array(z.uuid()).max(MOST_AT_ONCE).default([]) })
const CHOOSE = { error: 'Choose what to do with the selected rows.' }

export const actOnSelectedOrders = defineAction(
  { input: selected.extend({ deed: z.enum(ORDER_DEEDS, CHOOSE) }), guard: 'staff' },
  async ({ ids, deed }, { actor }) => told(await actOnOrders(actor, ids, deed)),
)

export const actOnSelectedCertificates = defineAction(
  { input: selected.extend({ deed: z.enum(CERTIFICATE_DEEDS, CHOOSE), reason: z.string().max(500).default('') }), guard: 'staff' },
  async ({ ids, ...deed }, { actor }) => told(await actOnCertificates(actor, ids, deed)),
)

/** Returns the response that lists the result of each row. */
function told(outcomes: readonly Outcome[]): ActionState {
  if (outcomes.length === 0) return { status: 'refused', message: 'Select at least one row first.' }
  const done = outcomes.filter(({ isDone }) => isDone).length
  if (done > 0) refresh()
  return {
    status: 'done',
    message:
      done === outcomes.length
        ? `Done for all ${done}.`
        : `Done for ${done} of ${outcomes.length}. The list gives the reason for each of the others.`,
    data: Object.fromEntries(outcomes.map(({ id, label, text }) => [id, `${label}: ${text}`])),
  }
}
