'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { noteRefill, type RefillRefusal } from '@/lib/admin/balances/note-refill'
import { removeRefill } from '@/lib/admin/balances/remove-refill'
import { refillInput } from '@/lib/admin/balances/schema'
import { refillRefusalText } from '@/lib/admin/balances/text'
import { defineAction } from '@/lib/auth/guards/action'

const FIELDS: Partial<Record<RefillRefusal['code'], string>> = { 'already-noted': 'reference', 'in-future': 'at' }

export const noteRefillAction = defineAction({ input: refillInput, guard: 'staff', deed: 'refund' }, async (refill, { actor }) => {
  const noted = await noteRefill(actor, refill)
  if (!noted.ok) return refusedAt(FIELDS[noted.error.code], refillRefusalText(noted.error))
  redirect(`/admin/enom-accounts/${refill.accountId}/balance`)
})

export const removeRefillAction = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'staff', deed: 'refund' },
  async ({ id }, { actor }) => {
    const removed = await removeRefill(actor, id)
    if (!removed.ok) return refusedAt(undefined, refillRefusalText(removed.error))
    redirect(`/admin/enom-accounts/${removed.value.accountId}/balance`)
  },
)
