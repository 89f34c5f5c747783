import type { CreditKind } from '../db/generated/enums'

/** What a movement of credit was, to the person whose credit it is and to staff. */
export const CREDIT_WORDS = {
  given: 'Given by the shop',
  taken_back: 'Taken back by the shop',
  lapsed: 'Ended with the account',
  used: 'Used',
  freed: 'Back, because it was not paid',
  refunded: 'Refunded',
} as const satisfies Record<CreditKind, string>
