/** The result of one check. `fix`: what to do if it is wrong. */
export type Line = { state: 'ok' | 'warn' | 'fail'; name: string; text: string; fix?: string }

export const good = (name: string, text: string): Line => ({ state: 'ok', name, text })
export const doubtful = (name: string, text: string, fix?: string): Line => ({ state: 'warn', name, text, ...(fix && { fix }) })
export const bad = (name: string, text: string, fix?: string): Line => ({ state: 'fail', name, text, ...(fix && { fix }) })

/** Formats a line for printing. */
export function toText({ state, name, text, fix }: Line): string {
  return `${state.padEnd(4)}  ${name}: ${text}${fix ? `\n      → ${fix}` : ''}`
}

/** Returns the message of an error and of its causes. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
