import type { RefillRefusal } from './note-refill'
import type { MovementRow, ReadingRow } from './queries'

/** Enom's names for the kinds of movement (GetTransHistory, TransType). */
const TYPES: Readonly<Record<number, string>> = {
  1: 'Order',
  4: 'Refill',
  6: 'Taken from the balance',
  7: 'Added to the balance',
  10: 'Refund',
  28: 'Fee for a refill',
}

/** Returns the display name of a kind of movement. */
export function movementText({ type }: Pick<MovementRow, 'type'>): string {
  return TYPES[type] ?? `Kind ${type}`
}

/** Returns a text about an unexplained difference; null if there is none. */
export function unexplainedText(unexplained: ReadingRow['unexplained']): string | null {
  if (!unexplained) return null
  return unexplained > 0 ? 'More than the books explain: perhaps a refill that was not recorded.' : 'Less than the books explain.'
}

/** Returns the message for a refill that was not recorded. Nothing was changed. */
export function refillRefusalText({ code }: RefillRefusal): string {
  if (code === 'already-noted')
    return 'A refill with this reference is already recorded for this account. Use another reference, or remove that one first.'
  if (code === 'in-future') return 'This time is in the future. Record the refill once it has been made.'
  return 'This account or refill doesn’t exist, or your role does not include money. Nothing was changed.'
}
