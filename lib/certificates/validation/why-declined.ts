import { causeOfWords } from '../../registrar/translation/causes'
import type { BuyerProblem } from '../lifecycle/problems'

/**
 * Works out from Enom's messages who refused a request, because Enom has a single status for every refusal. It was the authority if the
 * messages say so or contain one of the authority's reason codes. Otherwise it could have been the domain owner or the authority.
 */
export function whyDeclined(words: string): Extract<BuyerProblem, 'declined' | 'caa-refused' | 'refused-by-authority'> {
  if (causeOfWords(words)?.name === 'caa' || /\bCAA\b/.test(words)) return 'caa-refused'
  if (/\bauthority\b/.test(words) || /[A-Z]_[A-Z]/.test(words)) return 'refused-by-authority'
  return 'declined'
}
