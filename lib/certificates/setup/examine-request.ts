import { readFileSync } from 'node:fs'
import { env } from '../../config/env'
import { checkRequest } from '../../csr/policy/policy'
import { isPublished, type PublishedKeys, readPublishedKeys } from '../../csr/published-keys'
import type { CsrFacts, Finding, ProductRules } from '../../csr/types'
import { compareReplacement, type Replaced } from './compare-replacement'

let published: PublishedKeys | undefined

/** Everything there is to say about a request for this product, known keys of the shop's list included; worst first. */
export function examineRequest(facts: CsrFacts, product: ProductRules, issuance: Replaced | null = null): Finding[] {
  published ??= readPublishedKeys(env.WEAK_KEYS_FILE ? readFileSync(env.WEAK_KEYS_FILE, 'latin1') : '')
  const findings = checkRequest(isPublished(facts.spkiSha256, published) ? { ...facts, weakness: 'published' } : facts, product)
  return issuance && issuance.reason !== 'first' ? [...compareReplacement(facts, issuance, product.family), ...findings] : findings
}
