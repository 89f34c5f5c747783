import type { KeyKind, KeyProblem, PasswordProblem } from './types'

export const KIND_LABELS: Record<KeyKind, string> = {
  'rsa-2048': 'RSA 2048: works everywhere',
  'p-256': 'ECDSA P-256: smaller and faster, not for very old devices',
  'rsa-3072': 'RSA 3072',
  'rsa-4096': 'RSA 4096: slower',
  'p-384': 'ECDSA P-384',
}

/** Returns what is wrong with a key file, and what to do. */
export function keyProblemText(problem: KeyProblem): string {
  switch (problem.code) {
    case 'no-key':
      return 'No private key was found in this file. Choose the file ending in .key that was saved when the request was made.'
    case 'store':
      return 'This is already a key store (PFX or PKCS#12). Choose the file ending in .key.'
    case 'passphrase-missing':
      return 'This key file is protected. Enter its passphrase.'
    case 'passphrase-wrong':
      return 'That passphrase doesn’t open the key file.'
    case 'old-protection':
      return 'This key file is protected in a way browsers can’t open. Run “openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out new.key” on your computer and choose new.key.'
    case 'unsupported':
      return 'This is neither an RSA key nor one for the curves P-256, P-384 or P-521, so it can’t be used here.'
    case 'another-key':
      return 'That is a different key. Choose the file you have just saved, or save the key again.'
    case 'another-certificate':
      return `This key belongs to a different certificate. The certificate’s key ends in ${problem.wanted}, this file’s in ${problem.found}.`
    case 'no-request':
      return 'No request (CSR) was found here. It starts with -----BEGIN CERTIFICATE REQUEST-----.'
    case 'no-certificate':
      return 'No certificate was found here. It starts with -----BEGIN CERTIFICATE-----.'
    case 'rsa-only':
      return 'Files for Windows Server 2016 and older can hold only RSA keys here, and this is an ECDSA key. Use a newer Windows, or replace the certificate with one that has an RSA key.'
  }
}

/** Said if the worker does not answer. */
export const WORKER_FAILED = 'Your browser couldn’t do this. Check your connection, then try again. If it fails again, use another browser.'

/** Returns what is wrong with a new password. */
export function passwordProblemText(problem: PasswordProblem): string {
  return problem === 'short'
    ? 'Use at least 8 characters.'
    : 'Use only letters from A to Z, digits, spaces and the signs of an English keyboard: programs read others differently.'
}
