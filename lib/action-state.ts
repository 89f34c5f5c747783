/**
 * What a server action answers to its form. `values` gives back what was typed when the page is rendered again; never a secret.
 * `suggestions` are about boxes that are not wrong: there the form proposes something and waits for a yes.
 */
export type ActionState =
  | { status: 'idle' }
  | {
      status: 'refused'
      message: string
      fields?: Record<string, string>
      suggestions?: Record<string, string>
      values?: Record<string, string>
    }
  | { status: 'done'; message?: string; data?: Record<string, string | number> }

export const IDLE: ActionState = { status: 'idle' }
