/**
 * A server action's answer to its form. `values` returns what was typed, never a secret, so that the form can be filled in again.
 * `suggestions` concern fields that are not wrong: the form proposes a change and waits for consent.
 */
export type ActionState =
  | { status: 'idle' }
  | {
      status: 'refused'
      message: string
      fields?: Record<string, string>
      suggestions?: Record<string, string>
      values?: Record<string, string>
      /** A page that helps, opened beside the form so that what was typed stays. */
      link?: { href: string; label: string }
    }
  | { status: 'done'; message?: string; data?: Record<string, string | number> }

export const IDLE: ActionState = { status: 'idle' }
