/** The authorities whose certificates the shop sells, named as in CAA records and emails. */
export type Authority = 'digicert' | 'sectigo'

export type CaaRecord = { critical: boolean; tag: string; value: string }

/**
 * The CAA records that apply to a name, and the name they were found at: the name itself or the nearest one above it that has any (RFC 8659
 * §3).
 */
export type CaaLookup = { found: 'records'; at: string; records: CaaRecord[] } | { found: 'none' } | { found: 'no_answer'; at: string }

/**
 * What CAA records mean for one authority:
 * - allowed: it may issue; `by` is the name in the record, null if no record limits it
 * - limited: a record names it, but only for some accounts or methods
 * - forbidden: the records name other authorities only, or none at all
 * - critical: a critical record is not understood, so no authority may issue - no_answer: the name servers did not respond
 */
export type CaaVerdict =
  | { state: 'allowed'; by: string | null }
  | { state: 'limited'; at: string; by: string; parameters: string[] }
  | { state: 'forbidden'; at: string; tag: 'issue' | 'issuewild'; named: string[] }
  | { state: 'critical'; at: string; tag: string }
  | { state: 'no_answer'; at: string }

/**
 * Whether a domain accepts email: - accepts: it names a mail server that exists - by_address: it names none, so email goes to its own
 * address (RFC 5321 §5.1), where often no mail server runs - refuses: it declares that it accepts no email (RFC 7505)
 * - no_server: it names none and has no address
 * - server_missing: none of the servers it names exists
 */
type MailState = 'accepts' | 'by_address' | 'refuses' | 'no_server' | 'server_missing' | 'no_such_domain' | 'no_answer'

export type MailLookup = { domain: string; state: MailState; servers: string[] }

/** Whether a domain exists, and whether its DNSSEC signatures are valid. A resolver that does not check them reports `not_signed`. */
export type DomainState = 'exists' | 'no_such_domain' | 'no_answer'
export type DnssecState = 'signed' | 'not_signed' | 'broken' | 'unknown'

/** The DNS facts about a name that an authority checks. */
export type NameReport = {
  /** ASCII, with `*.` for a wildcard. */
  name: string
  registrable: string
  wildcard: boolean
  domain: DomainState
  dnssec: DnssecState
  caa: CaaLookup
  /** For the registered domain, where approvers' addresses usually are. */
  mail: MailLookup
}

/** The authority behind each of Enom's product families. */
export const AUTHORITY_OF = { symantec: 'digicert', comodo: 'sectigo' } as const satisfies Record<string, Authority>
