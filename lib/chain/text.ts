import type { FaultCode } from './types'

const TEXTS: Record<FaultCode, string> = {
  unreadable: 'What the authority sent cannot be read as a certificate.',
  key_mismatch: 'The certificate was issued for a different key than the one in the request.',
  name_missing: 'The certificate does not cover every name it was bought for.',
  is_authority: 'The certificate is marked as a certificate authority’s own, so it must not be used on a server.',
  not_for_servers: 'The certificate is not allowed for web servers.',
  expired: 'The certificate has already expired.',
  not_yet_valid: 'The certificate is not valid yet.',
  dates_unreadable: 'The certificate’s dates cannot be read.',
  issuer_missing: 'The certificate does not name its issuer.',
  dates_odd: 'The certificate’s dates are wrong: it ends before it begins, or is valid for longer than authorities are allowed to issue.',
  chain_missing: 'The authority sent no intermediate certificate.',
  chain_unreadable: 'Part of what the authority sent with the certificate cannot be read.',
  chain_broken: 'None of the intermediate certificates issued this certificate.',
  chain_gap: 'An intermediate certificate is missing between this certificate and the root.',
  chain_not_authority: 'A certificate in the chain is not allowed to issue certificates for servers.',
  chain_too_long: 'A certificate in the chain does not allow this many intermediates below it.',
  chain_expired: 'A certificate in the chain has expired.',
  chain_not_yet_valid: 'A certificate in the chain is not valid yet.',
  chain_dates_unreadable: 'The dates of a certificate in the chain cannot be read.',
}

/** Returns the sentence shown to staff for one fault of an issued file. A code from an older release is shown as it is. */
export function faultText(code: string): string {
  return isFault(code) ? TEXTS[code] : code
}

function isFault(code: string): code is FaultCode {
  return Object.hasOwn(TEXTS, code)
}
