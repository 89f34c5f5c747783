import { Secret, TOTP } from 'otpauth'

/** 160 bits, as RFC 4226 §4 recommends. */
const SECRET_BYTES = 20

/** Returns a new secret in base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/**
 * Returns the TOTP generator and validator for a secret (RFC 6238): six digits every 30 seconds, with SHA-1, which every app supports. Apps
 * show the issuer and the address above the code.
 */
export function totpOf(secret: string, { issuer = '', email = '' } = {}): TOTP {
  return new TOTP({ issuer, label: email, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
}

/** Returns the row and column that a sealed secret belongs to. */
export function secretContext(userId: string): string {
  return `AuthenticatorApp:${userId}:secret`
}
