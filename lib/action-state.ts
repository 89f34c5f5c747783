/**
 * The result of a server action, returned to its form. `values` holds the submitted values, except secrets, so that the form can be
 * refilled. `suggestions` are for valid fields: the form proposes a change and waits for the user to accept it.
 */
export type ActionState = { status: 'idle' } | Refused | { status: 'done'; message?: string; data?: Record<string, string | number> }

export type Refused = {
  status: 'refused'
  message: string
  fields?: Record<string, string>
  suggestions?: Record<string, string>
  values?: Record<string, string>
  /** A help page that opens in a new tab, so that the form keeps its input. */
  link?: { href: string; label: string }
}

/** Returns an error that the form shows next to one of its fields, or at the top if it concerns no field. */
export function refusedAt(field: string | undefined, message: string): Refused {
  return { status: 'refused', message, ...(field !== undefined && { fields: { [field]: message } }) }
}

export const IDLE: ActionState = { status: 'idle' }
