import { finding, type Rule } from './policy-rule'
import type { KeyWeakness } from './types'

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
        `The key is ${keyBits}-bit RSA, a size not every authority takes. Make a new key of 2048, 3072 or 4096 bits and a new request.`,
      )
}

const curve: Rule = ({ keyType, curve = 'unknown' }) =>
  keyType === 'ec' && !CURVES.includes(curve)
    ? finding(
        'blocker',
        'curve_refused',
        `The key uses the curve ${curve}. Certificate authorities take P-256 and P-384. Make a new key and a new request.`,
      )
    : undefined

const WEAKNESSES: Record<KeyWeakness, string> = {
  exponent: 'its public exponent is too small or even',
  small_factor: 'its modulus is divisible by a small number',
  close_primes: 'its two primes lie too close together',
  infineon: 'it was made by a chip with a known fault (ROCA)',
}

const weakness: Rule = ({ weakness }) =>
  weakness &&
  finding(
    'blocker',
    'key_weak',
    `This key can be broken: ${WEAKNESSES[weakness]}. Make a new key with current software, then a new request.`,
  )

const signatureHash: Rule = ({ signature }) =>
  signature === 'SHA-1' || signature === 'MD5'
    ? finding(
        'warning',
        'signature_old',
        `The request was made with ${signature}; some authorities refuse it. To be sure, make it again with -sha256.`,
      )
    : undefined

/** Rules about the key and the request's own signature (CA/Browser Forum Baseline Requirements §6.1.5). */
export const keyRules: readonly Rule[] = [rsaSize, curve, weakness, signatureHash]
