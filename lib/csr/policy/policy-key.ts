import type { ProductRules } from '../types'
import { finding, findingWords, type Rule, says } from './policy-rule'

const RSA_SIZES = [2048, 3072, 4096]
const CURVES = ['P-256', 'P-384']

const rsaSize: Rule = ({ keyType, keyBits }) => {
  if (keyType !== 'rsa' || RSA_SIZES.includes(keyBits)) return undefined
  return keyBits < 2048
    ? finding('blocker', 'key_too_small', says('keySmall', { bits: keyBits }))
    : finding('blocker', 'key_size_odd', says('keyOdd', { bits: keyBits }))
}

const curve: Rule = ({ keyType, curve = 'unknown' }) =>
  keyType === 'ec' && !CURVES.includes(curve) ? finding('blocker', 'curve_refused', says('curve', { curve })) : undefined

const weakness: Rule = ({ weakness }) =>
  weakness &&
  finding('blocker', 'key_weak', (language) => {
    const words = findingWords(language)
    return words('weak', { why: words(`weakness.${weakness}`) })
  })

/**
 * How authorities treat the hash of a request's own signature, by API family. The signature only proves that the holder of the key made the
 * request, and it is not part of the certificate, so no public rule forbids SHA-1 (CA/Browser Forum Baseline Requirements 2.1.6, 2025,
 * §7.1.3.2 is about certificates). We do not know how each family reacts, so uncertain cases get a warning, not a refusal.
 */
const OLD_HASHES: readonly { hash: string; family: ProductRules['family']; severity: 'blocker' | 'warning' }[] = [
  { hash: 'MD5', family: 'symantec', severity: 'blocker' },
  { hash: 'MD5', family: 'comodo', severity: 'blocker' },
  { hash: 'SHA-1', family: 'symantec', severity: 'warning' },
  { hash: 'SHA-1', family: 'comodo', severity: 'warning' },
]

const signatureHash: Rule = ({ signature }, { family }) => {
  const old = OLD_HASHES.find((row) => row.hash === signature && row.family === family)
  if (!old) return undefined
  return finding(old.severity, 'signature_old', says(old.severity === 'blocker' ? 'hashBlocked' : 'hashOld', { hash: signature }))
}

/** Rules about the key and the request's own signature (CA/Browser Forum Baseline Requirements §6.1.5). */
export const keyRules: readonly Rule[] = [rsaSize, curve, weakness, signatureHash]
