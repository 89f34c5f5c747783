import { causeOfWords } from '../../registrar/translation/causes'
import type { BuyerProblem } from '../lifecycle/problems'

/**
 * Returns who ended a request, judged by Enom's messages, because there is only one status for it. It was the authority if the messages say
 * so or give one of its reason codes. Otherwise we don't know whether the domain owner or the authority refused.
 */
export function whyDeclined(words: string): Extract<BuyerProblem, 'declined' | 'caa-refused' | 'refused-by-authority'> {
  if (causeOfWords(words)?.name === 'caa' || /\bCAA\b/.test(words)) return 'caa-refused'
  if (/\bauthority\b/.test(words) || /[A-Z]_[A-Z]/.test(words)) return 'refused-by-authority'
  return 'declined'
}
