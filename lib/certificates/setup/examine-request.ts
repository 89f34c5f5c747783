import { readFileSync } from 'node:fs'
import { env } from '../../config/env'
import { isPublished, type PublishedKeys, readPublishedKeys } from '../../csr/keys/published-keys'
import { checkRequest } from '../../csr/policy/policy'
import type { CsrFacts, Finding, ProductRules } from '../../csr/types'
import type { KeyReuse } from '../../db/generated/enums'
import { isReplacement } from '../lifecycle/begin-issuance'
import { compareReplacement, type Replaced } from './compare-replacement'

let published: PublishedKeys | undefined

const KEY_REUSE: Record<KeyReuse, Finding> = {
  leaked: {
    severity: 'blocker',
    code: 'key-leaked',
    text: 'This request was made with a private key that was reported as leaked. Make a new key on your server, and a request from it.',
  },
  other_buyer: {
    severity: 'warning',
    code: 'key-of-another',
    text: 'A certificate of another buyer was made with the same private key. Make a new key, unless you know that both belong to you: anyone who has the key can read what your visitors send.',
  },
  own: {
    severity: 'note',
    code: 'key-used-before',
    text: 'Another certificate of yours has the same private key. That works, but with a key of its own this one would stay safe if the other key leaks.',
  },
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
