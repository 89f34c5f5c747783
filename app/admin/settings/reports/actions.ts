'use server'

import { redirect } from 'next/navigation'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { saveReportSettings } from '@/lib/admin/reports/save-settings'
import { reportSettingsInput } from '@/lib/admin/reports/schema'
import { staleText } from '@/lib/audit-log/stale-text'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'

const LABELS = { timeZone: 'Time zone', mailTo: 'Monthly report' }

export const saveReports = defineAction(
  { input: reportSettingsInput, guard: 'staff', deed: 'settings' },
  async (settings, { actor }): Promise<ActionState> => {
    const saved = await saveReportSettings(actor, settings)
    if (saved.ok) redirect(`/admin/settings/reports?saved=${now().getTime()}`)
    switch (saved.error.code) {
      case 'not-found':
        return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
      case 'unknown-zone':
        return refusedAt('timeZone', `The database doesn’t recognise ${saved.error.zone}. Choose another city in the same time zone.`)
      case 'changed-since':
        return { status: 'refused', message: staleText(saved.error, LABELS), values: { version: saved.error.version } }
    }
  },
)
