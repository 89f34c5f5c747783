import type { Blocker, CertificateHold, CertificateStage } from '../../db/generated/enums'

export type Hold = CertificateHold

type HoldFacts = {
  /** Who has to act before the certificate goes on. `system`: the shop tries again by itself. */
  owner: 'system' | 'staff' | 'buyer'
  /** The stages in which a certificate can be held for this reason. */
  stages: readonly CertificateStage[]
  /** A hold that is put on where the certificate is; any other arrives with a move from another stage, or with the order. */
  isPutOn: boolean
  /** What ends it. */
  ends: string
}

const OUTAGE = { owner: 'system', stages: ['purchase', 'submission'], isPutOn: true } as const

/** Every reason for which a certificate does not go on. A new one is a row here, a value of the enum, and a migration that allows its steps. */
export const HOLDS = {
  activation: { owner: 'staff', stages: ['purchase'], isPutOn: false, ends: 'Staff activate the product.' },
  supplier_unavailable: { ...OUTAGE, ends: 'Enom answers again.' },
  login_refused: { ...OUTAGE, ends: 'Staff correct the login of the Enom account.' },
  ip_refused: { ...OUTAGE, ends: 'Staff have the shop’s address permitted at Enom.' },
  insufficient_funds: { ...OUTAGE, ends: 'The balance at Enom is high enough.' },
  no_account: { ...OUTAGE, ends: 'Staff add an Enom account.' },
  cost_exceeds_price: { owner: 'staff', stages: ['purchase'], isPutOn: true, ends: 'Staff accept the cost, or the price falls.' },
  price_unavailable: { ...OUTAGE, stages: ['purchase'], ends: 'Enom gives a price.' },
  outcome_unknown: { owner: 'system', stages: ['purchase', 'submission'], isPutOn: true, ends: 'Enom tells what became of the call.' },
  supplier_refused: { owner: 'staff', stages: ['purchase'], isPutOn: true, ends: 'Staff try again, or the money goes back.' },
  payment_disputed: { owner: 'staff', stages: ['purchase'], isPutOn: true, ends: 'The dispute ends, or staff have it bought anyway.' },
  refund_withdrawn: { owner: 'staff', stages: ['purchase'], isPutOn: false, ends: 'Staff try again, or the money goes back.' },
  file_mismatch: { owner: 'staff', stages: ['validation'], isPutOn: true, ends: 'Staff release the file, or a file that fits arrives.' },
  correction_needed: { owner: 'buyer', stages: ['setup'], isPutOn: false, ends: 'The buyer sends it again.' },
  declined: { owner: 'buyer', stages: ['setup'], isPutOn: false, ends: 'The buyer sends it again.' },
} as const satisfies Record<Hold, HoldFacts>

/** Holds that one cause outside the certificate brings to many at once, and whose end lets all of them go on. */
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

/** The hold that a trouble with Enom puts on. */
export const HOLD_OF: Record<Blocker, Outage> = {
  enom_unreachable: 'supplier_unavailable',
  login_refused: 'login_refused',
  ip_refused: 'ip_refused',
  funds_needed: 'insufficient_funds',
  no_account: 'no_account',
  cost_risen: 'cost_exceeds_price',
  price_unread: 'price_unavailable',
}
