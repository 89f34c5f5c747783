'use server'

import { redirect } from 'next/navigation'
import { staleText } from '@/lib/audit-log/stale-text'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { saveAlertChoices } from '@/lib/outbox/alerts/save-alert-choices'
import { alertChoicesInput } from '@/lib/outbox/schema'
import { ALERT_KINDS } from '@/lib/webhooks/kinds'

const LABELS = Object.fromEntries(Object.entries(ALERT_KINDS).map(([kind, { label }]) => [kind, label]))

export const saveAlerts = defineAction(
  { input: alertChoicesInput, guard: 'staff', deed: 'settings' },
  async ({ version, byMail }, { actor }) => {
    const saved = await saveAlertChoices(actor, byMail, { version })
    if (saved.ok) redirect(`/admin/settings/alerts?saved=${now().getTime()}`)
    if (saved.error.code === 'not-found') return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
    return { status: 'refused', message: staleText(saved.error, LABELS), values: { version: saved.error.version } }
  },
)
