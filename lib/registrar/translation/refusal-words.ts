/*
 * Enom's wording differs slightly between commands and from year to year, so each cause has rows of patterns instead of sentences. The
 * patterns only determine the cause of a refusal. Whether a response was a refusal is decided earlier, by its code (lib/enom/clear-no.ts).
 */

/** Returns a test of whether a text matches one of the patterns. */
export const has =
  (...patterns: readonly RegExp[]) =>
  ({ text }: { text: string }) =>
    patterns.some((pattern) => pattern.test(text))

const MONEY = '(?:balance|funds?|credit(?! card)|money|deposit)\\b'
const SHORT =
  '(?:insufficient|inadequate|not enough|not sufficient|too low|too small|low|short|lacking|exceeds?|exceeded|exhausted|overdrawn|negative)\\b'

export const saysShortBalance = has(
  new RegExp(`\\b${SHORT}[^.]{0,60}\\b${MONEY}`, 'i'),
  new RegExp(`\\b${MONEY}[^.]{0,60}\\b${SHORT}`, 'i'),
  new RegExp(`(?:\\bnot|n[’']t) [^.]{0,30}\\b(?:enough|sufficient|cover)\\b[^.]{0,60}\\b${MONEY}`, 'i'),
  new RegExp(`\\b${MONEY}[^.]{0,40}(?:\\bnot|n[’']t) [^.]{0,20}\\b(?:enough|sufficient|cover)\\b`, 'i'),
  /\b(?:refill|add (?:more )?(?:funds|money) to|top up) your (?:reseller )?(?:account|balance)\b/i,
)
const LOGIN_PART = '(?:user ?names?|log-?in(?: ?id| ?name)?|user ?id|uid|passwords?|pw|api (?:key|token)|credentials?)\\b'
const WRONG =
  "(?:bad|invalid|incorrect|wrong|unknown|mismatch(?:ed)?|expired|not (?:valid|correct|recogni[sz]ed|accepted)|do(?:es)? not match|don[’']t match)\\b"

export const saysWrongLogin = has(
  new RegExp(`\\b${WRONG} (?:account |enom |reseller )?${LOGIN_PART}`, 'i'),
  new RegExp(`\\b${LOGIN_PART}[^.]{0,20} ${WRONG}`, 'i'),
  /\b(?:log-?in|authentication) (?:has )?failed\b/i,
  /\bcannot (?:open|decrypt) the password\b/i,
  /\baccount not found\b/i,
)
const GEOTRUST_API = "(?:the )?geotrust(?:[’']s)? (?:api|server|system|service)\\b"

export const saysGeoTrustUnread = has(
  new RegExp(`\\bfail(?:ure|ed|s|ing)?\\b[^.]{0,30}\\b(?:connect(?:ing|ion)?|reach(?:ing)?)\\b[^.]{0,10} ${GEOTRUST_API}`, 'i'),
  new RegExp(`\\b${GEOTRUST_API}[^.]{0,20}\\bconnect(?:ion)?\\b[^.]{0,10}\\bfail(?:ure|ed|s)?\\b`, 'i'),
)
