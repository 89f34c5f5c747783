import type { FaultCode } from './types'

const TEXTS: Record<FaultCode, string> = {
  unreadable: 'What the authority sent is not a certificate that can be read.',
  key_mismatch: 'The certificate belongs to another key than the request.',
  name_missing: 'The certificate does not cover every address it was bought for.',
  is_authority: 'The certificate is an authority’s own, not one for a server.',
  not_for_servers: 'The certificate may not be used by web servers.',
  expired: 'The certificate has already expired.',
  not_yet_valid: 'The certificate is not valid yet.',
  dates_odd: 'The certificate’s dates cannot be right: it ends before it begins, or lives longer than authorities are allowed.',
  chain_missing: 'The authority sent no intermediate certificate.',
  chain_unreadable: 'A part of the chain cannot be read.',
  chain_broken: 'The intermediate certificates do not belong to this certificate.',
  chain_not_authority: 'A certificate in the chain may not issue others.',
  chain_expired: 'An intermediate certificate has expired.',
}

/** The sentence staff read about one fault of an issued file; a code of an older release is shown as it is. */
export function faultText(code: string): string {
  return isFault(code) ? TEXTS[code] : code
}

function isFault(code: string): code is FaultCode {
  return Object.hasOwn(TEXTS, code)
}
