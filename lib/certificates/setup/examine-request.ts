import { readFileSync } from 'node:fs'
import { env } from '../../config/env'
import { checkRequest } from '../../csr/policy/policy'
import { isPublished, type PublishedKeys, readPublishedKeys } from '../../csr/published-keys'
import type { CsrFacts, Finding, ProductRules } from '../../csr/types'
import { isReplacement } from '../lifecycle/begin-issuance'
import { compareReplacement, type Replaced } from './compare-replacement'

let published: PublishedKeys | undefined

/** Returns all findings about a request for this product, worst first. Includes the check against the shop's list of known weak keys. */
export function examineRequest(facts: CsrFacts, product: ProductRules, issuance: Replaced | null = null): Finding[] {
  published ??= readPublishedKeys(env.WEAK_KEYS_FILE ? readFileSync(env.WEAK_KEYS_FILE, 'latin1') : '')
  const findings = checkRequest(isPublished(facts.spkiSha256, published) ? { ...facts, weakness: 'published' } : facts, product)
  return issuance && isReplacement(issuance) ? [...compareReplacement(facts, issuance, product.family), ...findings] : findings
}
