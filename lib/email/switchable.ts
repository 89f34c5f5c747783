import type { MailKind } from './kinds'

/** Emails that a person may unsubscribe from. All others are about money, security, or a process that can't continue without them. */
export const SWITCHABLE = ['reminder_replace_file', 'reminder_cover_ends'] as const satisfies readonly MailKind[]

export type SwitchableMail = (typeof SWITCHABLE)[number]

export function isSwitchable(kind: string): kind is SwitchableMail {
  return SWITCHABLE.some((one) => one === kind)
}
