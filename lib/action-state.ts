/**
 * A server action's answer to its form. `values` returns what was typed, never a secret, so that the form can be filled in again.
 * `suggestions` concern fields that are not wrong: the form proposes a change and waits for consent.
 */
export type ActionState = { status: 'idle' } | Refused | { status: 'done'; message?: string; data?: Record<string, string | number> }

export type Refused = {
  status: 'refused'
  message: string
  fields?: Record<string, string>
  suggestions?: Record<string, string>
  values?: Record<string, string>
  /** A help page, opened beside the form so that what was typed stays. */
  link?: { href: string; label: string }
}

/** Returns a refusal that the form shows at one of its fields, or at its top if it concerns no field. */
export function refusedAt(field: string | undefined, message: string): Refused {
  return { status: 'refused', message, ...(field !== undefined && { fields: { [field]: message } }) }
}

export const IDLE: ActionState = { status: 'idle' }
