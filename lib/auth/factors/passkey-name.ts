export const PASSKEY_NAME_MAX = 60

/** Returns a passkey's name as it is stored, or null if it says nothing. */
export function nameOf(typed: string): string | null {
  return [...typed.trim()].slice(0, PASSKEY_NAME_MAX).join('').trim() || null
}
