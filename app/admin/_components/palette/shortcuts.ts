/** The keyboard shortcuts of the back office, in the order in which they are listed. Single-key ones can be turned off (WCAG 2.1.4). */
export const SHORTCUTS = [
  { keys: ['Ctrl K', '⌘ K'], does: 'Open the palette: go to a page, an order or a certificate' },
  { keys: ['/'], does: 'Go to search' },
  { keys: ['g o'], does: 'Open the orders' },
  { keys: ['g c'], does: 'Open the certificates' },
  { keys: ['g p'], does: 'Open the products' },
  { keys: ['?'], does: 'Show this list' },
] as const

/** The keys that can follow `g`. */
const PLACES: Readonly<Record<string, string>> = { o: '/admin/orders', c: '/admin/certificates', p: '/admin/products' }

export type Deed = { kind: 'palette' | 'keys' | 'search' | 'await' } | { kind: 'go'; href: string }

type Pressed = { key: string; isCommand: boolean; isTyping: boolean; afterG: boolean; areOff: boolean }

/** Returns the action of a key, or null if the key has no action here. `afterG` means that `g` was pressed just before. */
export function deedOf({ key, isCommand, isTyping, afterG, areOff }: Pressed): Deed | null {
  if (isCommand) return key.toLowerCase() === 'k' ? { kind: 'palette' } : null
  if (isTyping || areOff) return null
  const href = afterG && Object.hasOwn(PLACES, key) ? PLACES[key] : undefined
  if (href !== undefined) return { kind: 'go', href }
  if (key === 'g') return { kind: 'await' }
  if (key === '/') return { kind: 'search' }
  return key === '?' ? { kind: 'keys' } : null
}
