'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/lib/action-state'
import { staleText } from '@/lib/audit-log/stale-text'
import { defineAction } from '@/lib/auth/guards/action'
import { saveReminderDays } from '@/lib/certificates/reminders/save-days'
import { reminderDaysInput } from '@/lib/certificates/reminders/schema'
import { now } from '@/lib/clock'

const LABELS = { afterPayment: 'Set-up', beforeFileEnds: 'File', beforeCoverEnds: 'Cover' }

export const saveDays = defineAction(
  { input: reminderDaysInput, guard: 'staff', deed: 'settings' },
  async (days, { actor }): Promise<ActionState> => {
    const saved = await saveReminderDays(actor, days)
    if (saved.ok) redirect(`/admin/settings/reminders?saved=${now().getTime()}`)
    if (saved.error.code === 'not-found') return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
    return { status: 'refused', message: staleText(saved.error, LABELS), values: { version: saved.error.version } }
  },
)
