/** What a server action answers to its form. `values` gives back what was typed when the page is rendered anew; never a secret. */
export type ActionState =
  | { status: 'idle' }
  | { status: 'refused'; message: string; fields?: Record<string, string>; values?: Record<string, string> }
  | { status: 'done'; message?: string; data?: Record<string, string | number> }

export const IDLE: ActionState = { status: 'idle' }
