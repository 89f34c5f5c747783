/**
 * A check that cannot be automated: on this day, a person reviewed the screens whose route matches. The check does not apply to other
 * screens.
 */
export type Judgement = { check: number; at: string; routes: RegExp; looked: string }

/** Public pages of the shop that exist in every language. */
const SHOP_WINDOW = /^\/(?:de|es)?\/?(?:$|certificates|for\/|compare$|find$|help$|tools(?:$|\/)|terms|privacy|refunds|imprint)/

/** The steps of a buyer, from the basket to the certificate and the account. */
const BUYERS_STEPS =
  /^\/(?:cart|checkout|sign-in|sign-in\/password|link\/\[token\]|account\/(?:certificates(?:\/\[id\](?:\/replace|\/set-up\/\w+)?)?|orders(?:\/\[id\])?|settings|people|security|data|billing|notifications))$/

export const BY_EYE: readonly Judgement[] = [
  {
    check: 12,
    at: '2026-11-29',
    routes:
      /^\/(find|tools\/(dns|site)-check|checkout(\/return)?|sign-in(\/code)?)$|set-up\/(server|approver|check)|\[id\]\/(approver|withdraw)$|^\/admin\/(certificates|enom-accounts)\/\[id\](\/set-up)?$|enom-accounts\/new/,
    looked:
      'The stories e2e/straight-on, recovers, dns and staff-deeds delay Enom and press twice; each form ignores a press while another is being processed.',
  },
  {
    check: 13,
    at: '2026-11-29',
    routes:
      /^\/checkout|^\/sign-in(\/code)?$|^\/tools\/(dns|site)-check|set-up\/(server|approver|check)|\[id\]\/(approver|withdraw)$|^\/account\/certificates\/\[id\]$|^\/admin\/(orders|certificates|enom-accounts)\/\[id\]|^\/admin\/(mails|logs)/,
    looked: 'The stories e2e/recovers, canaries and no-email make Enom, Stripe, DNS and the mail server unavailable.',
  },
  {
    check: 20,
    at: '2026-11-29',
    routes:
      /tools\/(csr-decoder|certificate-decoder|chain-checker|key-matcher)|set-up\/server|^\/helper$|\[id\]\/replace|^\/account\/certificates\/\[id\]$|certificates\/\[id\]\/set-up$/,
    looked: 'The story e2e/keys makes and reads keys and searches requests, storage, addresses, logs and the database for them.',
  },
  {
    check: 23,
    at: '2026-11-30',
    // Staff pages are in English only.
    routes: /^\/(?!admin)/,
    looked:
      'Translated pages format dates, amounts and numbers as docs/languages.md specifies. Times of day are in the reader’s time zone and name it.',
  },
  {
    check: 24,
    at: '2026-11-30',
    routes: new RegExp(`${SHOP_WINDOW.source}|${BUYERS_STEPS.source}`),
    looked: 'The story e2e/every-screen lengthens their words and mirrors the pages at 320, 768 and 1680 px.',
  },
]
