export const PASSKEY_NAME_MAX = 60

/** Returns a passkey's name normalised for storage, or null if it is empty. */
export function nameOf(typed: string): string | null {
  return [...typed.trim()].slice(0, PASSKEY_NAME_MAX).join('').trim() || null
}
