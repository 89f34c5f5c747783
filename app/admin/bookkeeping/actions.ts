'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { saveLedger } from '@/lib/admin/bookkeeping/ledger'
import { DATEV, LEDGER, ledgerInput } from '@/lib/admin/bookkeeping/schema'
import { settleDifference } from '@/lib/admin/payouts/settle-difference'
import { startReconciling } from '@/lib/admin/payouts/start-reconciling'
import { settleRefusalText } from '@/lib/admin/payouts/text'
import { staleText } from '@/lib/audit-log/stale-text'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'

const LABELS = Object.fromEntries(Object.entries({ ...LEDGER, ...DATEV }).map(([key, { label }]) => [key, label]))

export const saveLedgerNumbers = defineAction({ input: ledgerInput, guard: 'staff', deed: 'settings' }, async (numbers, { actor }) => {
  const saved = await saveLedger(actor, numbers)
  if (saved.ok) {
    refresh()
    return { status: 'done', message: 'The accounts are saved. Files you download from now on use them.' }
  }
  if (saved.error.code === 'not-found') return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
  return { status: 'refused', message: staleText(saved.error, LABELS), values: { version: saved.error.version } }
})

export const comparePayoutsNow = defineAction({ input: z.object({}), guard: 'staff', deed: 'refund' }, async (_, { actor }) => {
  if (!(await startReconciling(actor))) return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
  redirect(`/admin/bookkeeping/payouts?started=${now().getTime()}`)
})

export const settlePayoutDifference = defineAction(
  { input: z.object({ id: z.uuid(), note: z.string().max(500, 'Use at most 500 characters.') }), guard: 'staff', deed: 'refund' },
  async (given, { actor }) => {
    const settled = await settleDifference(actor, given)
    if (settled.ok) redirect('/admin/bookkeeping/payouts?show=closed')
    return refusedAt(settled.error.code === 'note-missing' ? 'note' : undefined, settleRefusalText(settled.error))
  },
)
