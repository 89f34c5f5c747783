import type { KeyWeakness, ProductRules } from '../types'
import { finding, type Rule } from './policy-rule'

const RSA_SIZES = [2048, 3072, 4096]
const CURVES = ['P-256', 'P-384']

const rsaSize: Rule = ({ keyType, keyBits }) => {
  if (keyType !== 'rsa' || RSA_SIZES.includes(keyBits)) return undefined
  return keyBits < 2048
    ? finding(
        'blocker',
        'key_too_small',
        `The key is ${keyBits}-bit RSA. Certificate authorities refuse anything under 2048. Make a new key and a new request.`,
      )
    : finding(
        'blocker',
        'key_size_odd',
        `The key is ${keyBits}-bit RSA, a size not every authority accepts. Make a new key of 2048, 3072 or 4096 bits and a new request.`,
      )
}

const curve: Rule = ({ keyType, curve = 'unknown' }) =>
  keyType === 'ec' && !CURVES.includes(curve)
    ? finding(
        'blocker',
        'curve_refused',
        `The key uses the curve ${curve}. Certificate authorities accept P-256 and P-384. Make a new key and a new request.`,
      )
    : undefined

const WEAKNESSES: Record<KeyWeakness, string> = {
  exponent: 'its public exponent is too small, too large or even',
  small_factor: 'its modulus is divisible by a small number',
  prime: 'its modulus is a prime number and not the product of two',
  pattern: 'its modulus repeats a pattern, as no random key does',
  close_primes: 'its two primes are too close together',
  infineon: 'it was made by a chip with a known fault (ROCA)',
  published: 'its private half has been published',
}

const weakness: Rule = ({ weakness }) =>
  weakness &&
  finding(
    'blocker',
    'key_weak',
    `This key can be broken: ${WEAKNESSES[weakness]}. Make a new key with current software, then a new request.`,
  )

/**
 * How authorities treat the hash of a request's own signature, by API family. The signature only proves that the key's holder made the
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
  const text =
    old.severity === 'blocker'
      ? `The request is signed with ${signature}, which authorities refuse. Make it again with SHA-256 (-sha256). You can keep your key.`
      : `The request is signed with ${signature}; some authorities refuse it. To be sure, make it again with SHA-256 (-sha256). You can keep your key.`
  return finding(old.severity, 'signature_old', text)
}

/** Rules about the key and the request's own signature (CA/Browser Forum Baseline Requirements §6.1.5). */
export const keyRules: readonly Rule[] = [rsaSize, curve, weakness, signatureHash]
