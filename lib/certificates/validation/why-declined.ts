import { causeOfWords } from '../../registrar/causes'
import type { BuyerProblem } from '../lifecycle/problems'

/**
 * Who ended a request, by what Enom says beside its one status for it: the authority, where the words tell so or give a reason of its own.
 * Without such words it stays open whether the domain owner or the authority said no.
 */
export function whyDeclined(words: string): Extract<BuyerProblem, 'declined' | 'caa-refused' | 'refused-by-authority'> {
  if (causeOfWords(words)?.name === 'caa' || /\bCAA\b/.test(words)) return 'caa-refused'
  if (/\bauthority\b/.test(words) || /[A-Z]_[A-Z]/.test(words)) return 'refused-by-authority'
  return 'declined'
}
