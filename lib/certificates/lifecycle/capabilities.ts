import type { Issuance, ProofMethod } from '../../db/generated/client'
import { isReplacement } from './begin-issuance'
import { type Place, type PlaceColumns, placeOf } from './places'

/** Who carries out an action: the shop through the API, staff on Enom's website, or Enom's support. `none`: the action is not available. */
export type Way = 'api' | 'portal' | 'support' | 'none'

type Cell = {
  way: Way
  source: string
  /** The year of the source, if it can be dated. */
  documented: string | null
  /** The date on which the action was seen to work on a live account. */
  proven: string | null
  /** The number of days before its expiry from which a certificate can be ordered again. */
  days?: number
}

export const CERTIFICATE_ACTIONS = [
  'resend_approval',
  'change_approver',
  'withdraw',
  'reissue',
  'resend_files',
  'dns_proof',
  'file_proof',
  'early_order',
  'left_over_days',
] as const

export type CertificateAction = (typeof CERTIFICATE_ACTIONS)[number]
export type Family = 'symantec' | 'comodo'

const CATALOGUE = { documented: '2020', proven: null } as const
const HELP = { documented: '2026', proven: null } as const

/**
 * What can be requested for a certificate, and from whom, by authority family (symantec: DigiCert, GeoTrust, RapidSSL; comodo: Sectigo).
 * Only this table decides which buttons appear. Nothing has been verified on a live account yet.
 */
export const CAPABILITIES: Readonly<Record<Family, Readonly<Record<CertificateAction, Cell>>>> = {
  symantec: {
    resend_approval: { way: 'api', source: 'Enom API catalogue, CertResendApproverEmail', ...CATALOGUE },
    change_approver: { way: 'api', source: 'Enom API catalogue, CertChangeApproverEmail', ...CATALOGUE },
    withdraw: { way: 'api', source: 'Enom API catalogue, CertModifyOrder; the help pages agree', ...CATALOGUE },
    reissue: { way: 'api', source: 'Enom API catalogue, CertReissueCert', ...CATALOGUE },
    resend_files: { way: 'api', source: 'Enom API catalogue, CertResendFulfillmentEmail', ...CATALOGUE },
    dns_proof: { way: 'api', source: 'Enom API catalogue, CertPurchaseCert: RapidSSL, QuickSSL, QuickSSL Premium', ...CATALOGUE },
    file_proof: { way: 'api', source: 'Enom API catalogue, CertPurchaseCert: RapidSSL, QuickSSL, QuickSSL Premium', ...CATALOGUE },
    early_order: { way: 'api', source: 'Enom help pages: a new purchase, no earlier than 30 days before the end', ...HELP, days: 30 },
    left_over_days: { way: 'none', source: 'Enom help pages: the remaining days are lost', ...HELP },
  },
  comodo: {
    resend_approval: { way: 'api', source: 'Enom API catalogue, CertResendApproverEmail; the help pages refer to support', ...CATALOGUE },
    change_approver: { way: 'api', source: 'Enom API catalogue, CertChangeApproverEmail', ...CATALOGUE },
    withdraw: { way: 'support', source: 'Enom help pages: through support, whatever the status', ...HELP },
    reissue: { way: 'support', source: 'Enom help pages; CertReissueCert does not list the brand', ...HELP },
    resend_files: { way: 'support', source: 'Enom API catalogue: CertResendFulfillmentEmail does not list the brand', ...CATALOGUE },
    dns_proof: { way: 'support', source: 'Enom help pages: support changes the approval method', ...HELP },
    file_proof: { way: 'support', source: 'no source mentions an API call for it', documented: null, proven: null },
    early_order: { way: 'api', source: 'Enom help pages: a new purchase, no earlier than 60 days before the end', ...HELP, days: 60 },
    left_over_days: { way: 'api', source: 'Enom help pages: the remaining days are added', ...HELP },
  },
}

const IN_PLACE: Partial<Record<Place, readonly CertificateAction[]>> = {
  'validation:approval': ['resend_approval', 'change_approver', 'withdraw'],
  issued: ['reissue', 'resend_files'],
}

/** The types for which Enom's CertPurchaseCert accepts DVAuthMethod. */
const PROVABLE_TYPES: readonly string[] = ['rapidssl', 'geotrust-quickssl', 'geotrust-quickssl-premium']

/**
 * Returns how a buyer can prove control of a domain, for a type and an issuance that has not been submitted yet. For a replacement, control
 * is always proved by email.
 */
export function proofMethodsOf(
  { code, family }: { code: string; family: Family },
  issuance: Pick<Issuance, 'reason'> | null,
): ProofMethod[] {
  if (!PROVABLE_TYPES.includes(code) || isReplacement(issuance)) return ['email']
  const { dns_proof, file_proof } = CAPABILITIES[family]
  return ['email', ...(dns_proof.way === 'api' ? (['dns'] as const) : []), ...(file_proof.way === 'api' ? (['file'] as const) : [])]
}

type Asked = PlaceColumns & {
  type: { family: Family }
  issuance: Pick<Issuance, 'reason' | 'otherApprovers' | 'proofMethod'> | null
}

/**
 * Returns what can be done with a certificate in its current state, and who does it. Enom's command changes one inbox without specifying
 * for which name, so a certificate whose names are approved one by one needs support. So does a replacement: at Enom it remains "issued", a
 * status in which none of these commands is accepted. A domain proved by DNS or a file has no approval email.
 */
export function waysOf({ type: { family }, issuance, ...columns }: Asked): Partial<Record<CertificateAction, Way>> {
  const place = placeOf(columns)
  const wayOf = (action: CertificateAction): Way => {
    if (place !== 'issued' && isReplacement(issuance)) return 'support'
    if (action === 'change_approver' && issuance?.otherApprovers.length) return 'support'
    return CAPABILITIES[family][action].way
  }
  const hasEmail = place === 'issued' || !issuance || issuance.proofMethod === 'email'
  const actions = (IN_PLACE[place] ?? []).filter((action) => hasEmail || action === 'withdraw')
  return Object.fromEntries(actions.map((action) => [action, wayOf(action)]))
}
