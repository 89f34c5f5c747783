import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { versionOf } from '../../version-of'
import { ALERT_KINDS, type AlertKind } from '../../webhooks/kinds'

export type AlertChoices = Record<AlertKind, boolean>

/** Returns which kinds of alerts are emailed to staff, or null for anyone who is not allowed to see the settings. */
export async function listAlertChoices(actor: Actor): Promise<{ byMail: AlertChoices; version: string } | null> {
  if (!mayStaff(actor, 'settings')) return null
  const byMail = choicesOf(await db.alertChoice.findMany())
  return { byMail, version: versionOf(byMail) }
}

/** Returns the setting for each kind. Kinds without a setting are emailed. */
export function choicesOf(rows: readonly { kind: string; byMail: boolean }[]): AlertChoices {
  const chosen = new Map(rows.map(({ kind, byMail }) => [kind, byMail]))
  return Object.fromEntries(Object.keys(ALERT_KINDS).map((kind) => [kind, chosen.get(kind) ?? true])) as AlertChoices
}
