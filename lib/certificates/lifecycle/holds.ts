import type { CertificateHold, CertificateStage } from '../../db/generated/enums'
import type { Messages } from '../../languages/text'

export type Hold = CertificateHold

/**
 * The state of a certificate: the key of the text its buyer reads (`standing` in the messages), and the facts that don't depend on the
 * language.
 */
export type Standing = {
  says: keyof Messages['standing']
  /** The tag that staff see, if theirs is more specific. */
  staffLabel?: string
  tone: 'info' | 'good' | 'warning' | 'bad'
  /** Sort group in lists: certificates that need action from the buyer come first. */
  group: 'needs_you' | 'in_progress' | 'valid' | 'ended'
}

/** Texts that describe the state of a certificate in one language. */
export type Words = Omit<Standing, 'says'> & {
  /** The tag the buyer sees. */
  label: string
  /** What is happening and who has to act, for the buyer. Never the supplier's own words. */
  sentence: string
  /** What the buyer can do now. Absent if nothing is required of them. */
  action?: string
}

/** Why a certificate is held, and what staff can do about it. */
export type Trouble = { cause: string; cure: string }

type HoldFacts = {
  /** Who has to act before the certificate can continue. `system`: the shop retries automatically. */
  owner: 'system' | 'staff' | 'buyer'
  /**
   * True if a certificate gets this hold without changing its stage. Other holds begin when it enters the stage from another one, or when
   * it is ordered.
   */
  isPutOn: boolean
  /** The stages in which a certificate can have this hold, with the texts shown to the buyer and to staff in each. */
  in: Partial<Record<CertificateStage, Standing & { trouble: Trouble }>>
}

const PREPARED = { tone: 'warning', group: 'in_progress' } as const
const PURCHASE_WAITS = { ...PREPARED, says: 'purchaseWaits', staffLabel: 'Purchase on hold' } as const
const SENDING_WAITS = { says: 'sendingWaits', staffLabel: 'Sending on hold', tone: 'warning', group: 'in_progress' } as const
const NOT_BOUGHT = { says: 'notBought', staffLabel: 'Purchase refused', tone: 'warning', group: 'in_progress' } as const
const NOT_BOUGHT_TROUBLE = {
  cause: 'Enom refused to sell this certificate, or its refund was not sent. Nothing was bought.',
  cure: 'Read the reason below. Correct the product or the account and try again, or refund the order.',
}

/** Returns a hold that pauses both purchases and submissions until the outage is over. */
const outage = (trouble: Trouble) =>
  ({
    owner: 'system',
    isPutOn: true,
    in: { purchase: { ...PURCHASE_WAITS, trouble }, submission: { ...SENDING_WAITS, trouble } },
  }) as const

/**
 * Every reason to hold a certificate. To add one, add a row here, decide which of the groups at the end of this file it belongs to, and see
 * "Where do I put ...?" in docs/architecture.md for the remaining steps.
 */
export const HOLDS: Readonly<Record<Hold, HoldFacts>> = {
  activation: {
    owner: 'staff',
    isPutOn: false,
    in: {
      purchase: {
        says: 'byHand',
        staffLabel: 'Waiting for activation',
        tone: 'info',
        group: 'in_progress',
        trouble: {
          cause: 'The order is paid, and this product is activated manually.',
          cure: 'Activate it to buy it from Enom and send the buyer the set-up link. Alternatively, refund the order; nothing has been bought.',
        },
      },
    },
  },
  supplier_unavailable: outage({
    cause: 'Enom isn’t responding.',
    cure: 'You don’t need to do anything unless it lasts. We check every minute and continue automatically.',
  }),
  login_refused: outage({
    cause: 'Enom rejects the login ID or password.',
    cure: 'Check the login under Enom accounts. Live accounts don’t exist on the test system, so check Test Mode too. Certificates on hold then continue automatically.',
  }),
  ip_refused: outage({
    cause: 'Enom doesn’t allow this shop’s IP address.',
    cure: 'On Enom’s website: Resellers, Manage, API. Enter the shop’s outgoing address under New and click Add. Certificates on hold then continue automatically.',
  }),
  insufficient_funds: outage({
    cause: 'The balance at Enom is too low.',
    cure: 'Refill the account at Enom. Certificates on hold then continue automatically.',
  }),
  no_account: outage({
    cause: 'No Enom account is set up for this product.',
    cure: 'Add one under Enom accounts, or choose one for the product. Certificates on hold then continue automatically.',
  }),
  cost_exceeds_price: {
    owner: 'staff',
    isPutOn: true,
    in: {
      purchase: {
        ...PURCHASE_WAITS,
        says: 'costsMore',
        trouble: {
          cause: 'Enom charges more for a certificate than the buyer paid.',
          cure: 'Accept the higher cost on the certificate’s page, raise the cost tolerance of the Enom account, or refund it. If the price falls, purchases resume automatically.',
        },
      },
    },
  },
  price_unavailable: {
    owner: 'system',
    isPutOn: true,
    in: {
      purchase: {
        ...PURCHASE_WAITS,
        trouble: {
          cause: 'Enom doesn’t give a clear price for a product on sale here.',
          cure: 'We check every minute and continue automatically. If it persists, ask Enom support about this product.',
        },
      },
    },
  },
  outcome_unknown: {
    owner: 'system',
    isPutOn: true,
    in: {
      purchase: {
        ...PREPARED,
        says: 'takingLong',
        staffLabel: 'Purchase outcome unknown',
        trouble: {
          cause: 'We tried to buy this certificate but got no readable response. Checking at Enom hasn’t shown whether it was sold.',
          cure: 'Check Enom’s list below. If it shows a certificate of this type that belongs to no order here, bind it. If not, confirm that nothing was bought, and we’ll buy it again. We keep checking every hour.',
        },
      },
      submission: {
        says: 'sendingUnclear',
        staffLabel: 'Sending outcome unknown',
        tone: 'info',
        group: 'in_progress',
        trouble: {
          cause: 'We sent the request but got no readable response.',
          cure: 'You don’t need to do anything. We check at Enom whether it arrived and continue automatically. Nothing is sent twice.',
        },
      },
    },
  },
  supplier_refused: { owner: 'staff', isPutOn: true, in: { purchase: { ...NOT_BOUGHT, trouble: NOT_BOUGHT_TROUBLE } } },
  payment_disputed: {
    owner: 'staff',
    isPutOn: true,
    in: {
      purchase: {
        ...NOT_BOUGHT,
        trouble: {
          cause: 'The buyer is disputing the payment. Nothing was bought.',
          cure: 'Respond to the dispute in Stripe and wait for the result. If you win, it is bought automatically; if you lose, it is cancelled. You can also buy it now, at your own risk.',
        },
      },
    },
  },
  refund_withdrawn: { owner: 'staff', isPutOn: false, in: { purchase: { ...NOT_BOUGHT, trouble: NOT_BOUGHT_TROUBLE } } },
  file_mismatch: {
    owner: 'staff',
    isPutOn: true,
    in: {
      validation: {
        says: 'fileOnHold',
        tone: 'warning',
        group: 'in_progress',
        trouble: {
          cause: 'The issued file doesn’t match the request, so the buyer hasn’t received it.',
          cure: 'See what is wrong with it below. Ask Enom for a correct file and check again, or release it if you are sure it is right.',
        },
      },
    },
  },
  correction_needed: {
    owner: 'buyer',
    isPutOn: false,
    in: {
      setup: {
        says: 'needsFix',
        staffLabel: 'Waiting for the buyer to fix it',
        tone: 'warning',
        group: 'needs_you',
        trouble: {
          cause: 'The authority refused something the buyer entered.',
          cure: 'We’ve told the buyer what to change. Help them if they ask; the authority’s reason is below.',
        },
      },
    },
  },
  declined: {
    owner: 'buyer',
    isPutOn: false,
    in: {
      setup: {
        says: 'declined',
        tone: 'bad',
        group: 'needs_you',
        trouble: {
          cause: 'It was declined, either by the person who got the approval email or by the authority.',
          cure: 'The buyer can set it up again. If the domain is theirs and this happens again, ask Enom.',
        },
      },
    },
  },
}

/** Holds that a single external cause can put on many certificates at the same time. When the cause is resolved, all of them continue. */
export const OUTAGES = [
  'supplier_unavailable',
  'login_refused',
  'ip_refused',
  'insufficient_funds',
  'no_account',
  'cost_exceeds_price',
  'price_unavailable',
] as const satisfies readonly Hold[]

export type Outage = (typeof OUTAGES)[number]

/** Holds on purchases that Enom did not complete and that need a decision by staff. */
export const UNDECIDED = ['supplier_refused', 'payment_disputed', 'refund_withdrawn'] as const satisfies readonly Hold[]

/** Holds after which the refund rule refunds automatically: the number of hours chosen by staff, counted from the start of the hold. */
export const REFUSED = ['supplier_refused', 'payment_disputed', 'refund_withdrawn', 'cost_exceeds_price'] as const satisfies readonly Hold[]

/** Holds on purchases that do not continue until staff decide. */
export const LEFT_TO_STAFF = ['activation', ...UNDECIDED] as const satisfies readonly Hold[]
