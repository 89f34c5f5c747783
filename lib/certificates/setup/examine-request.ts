import { readFileSync } from 'node:fs'
import { env } from '../../config/env'
import { isPublished, type PublishedKeys, readPublishedKeys } from '../../csr/keys/published-keys'
import { checkRequest } from '../../csr/policy/policy'
import { finding, says } from '../../csr/policy/policy-rule'
import type { CsrFacts, Finding, ProductRules } from '../../csr/types'
import type { KeyReuse } from '../../db/generated/enums'
import { isReplacement } from '../lifecycle/begin-issuance'
import { compareReplacement, type Replaced } from './compare-replacement'

let published: PublishedKeys | undefined

const KEY_REUSE: Record<KeyReuse, Finding> = {
  leaked: finding('blocker', 'key-leaked', says('leaked')),
  other_buyer: finding('warning', 'key-of-another', says('otherBuyer')),
  own: finding('note', 'key-used-before', says('ownKey')),
}

/** Returns all findings about a request for this product, worst first. Includes the check against the shop's list of known weak keys. */
export function examineRequest(
  facts: CsrFacts,
  product: ProductRules,
  issuance: (Replaced & { keyReuse: KeyReuse | null }) | null,
  keyReuse = issuance?.keyReuse ?? null,
): Finding[] {
  published ??= readPublishedKeys(env.WEAK_KEYS_FILE ? readFileSync(env.WEAK_KEYS_FILE, 'latin1') : '')
  const findings = checkRequest(isPublished(facts.spkiSha256, published) ? { ...facts, weakness: 'published' } : facts, product)
  const reuse = keyReuse ? [KEY_REUSE[keyReuse]] : []
  const compared = issuance && isReplacement(issuance) ? compareReplacement(facts, issuance, product.family) : []
  return keyReuse === 'leaked' ? [...reuse, ...compared, ...findings] : [...compared, ...findings, ...reuse]
}
