import { type ResponseCode, readCode } from '../../enom/codes'
import { isContactParameter } from '../../enom/parameters'
import type { FixableField, Trouble } from '../errors'
import { has, saysGeoTrustUnread, saysShortBalance, saysWrongLogin } from './refusal-words'

/** Enom's response: its words, its code if there was one, and the command it belongs to. */
export type Said = { text: string; number?: string | undefined; command?: string | undefined }
type Heard = Said & { code: ResponseCode | null }

export type Cause = {
  readonly name: string
  readonly trouble: Trouble
  readonly field?: FixableField
  /** One sentence for the buyer: what is happening, and what they can do, if anything. Never Enom's words. */
  readonly buyer: string
  /** One sentence for staff: the cause and how to fix it. */
  readonly admin: string
}

type Row = Omit<Cause, 'admin'> & { readonly when: (heard: Heard) => boolean; readonly admin: string | ((heard: Heard) => string) }

const WAIT = 'A problem on our side is delaying this. We’ve alerted our team, and it will continue automatically.'
const CHECKING = 'This is taking longer than usual, and we’re checking why. You won’t be charged twice.'
const STAFF_WRITE = 'Our supplier couldn’t provide this yet. Our team is looking into it and will write to you.'
const AUTHORITY_REFUSED = 'The authority refused this request. Check your answers; our team has been alerted and will write to you.'
const NEW_REQUEST = 'The authority refused the certificate request. Make a new one in step 1 and send it.'
const CONTACTS = 'The authority couldn’t read part of the contact details. Correct them in step 2 and send again.'
const APPROVER = 'The authority didn’t accept the address chosen for approval. Choose another in step 3 and send again.'

/**
 * The number of characters of Enom's text that are compared. Its messages are shorter, and the patterns try many alternatives at each
 * character.
 */
const LOOKED_AT = 500

/** Enom's number for the parameter "password". */
const PASSWORD = 156

const SUBMITTING = new Set(['CertConfigureCert', 'CertPurchaseCert'])
/** Only Enom's words are stored, not the command, so an unknown command is treated as a submission. */
const isSubmitting = ({ command }: Heard) => command === undefined || SUBMITTING.has(command)

/**
 * All known refusals by Enom, in the order in which they are compared. The first match decides. Numbers are compared first, then words
 * where Enom's numbers are not enough. See docs/enom-divergences.md for which were observed and which are inferred.
 */
const ROWS: readonly Row[] = [
  {
    name: 'ip',
    when: ({ number, text }) => number === '713254' || has(/not permitted from (this|your) ip/i, /invalid client ip/i)({ text }),
    trouble: 'ip_refused',
    buyer: WAIT,
    admin: 'Enom doesn’t allow the address this shop calls from. Register it at Enom under Resellers, Manage, API.',
  },
  {
    name: 'login',
    when: ({ number, text, code }) =>
      number === '304155' || code?.system === 'authentication' || code?.parameter === PASSWORD || saysWrongLogin({ text }),
    trouble: 'login_refused',
    buyer: WAIT,
    admin: 'Enom rejects the login ID or password. Check them under Enom accounts, and check that Test Mode matches the account.',
  },
  {
    name: 'funds',
    when: ({ code, text }) => code?.parameter === 181 || code?.nature === 'insufficient reseller balance' || saysShortBalance({ text }),
    trouble: 'funds_needed',
    buyer: WAIT,
    admin: 'The balance at Enom is too low. Refill the account at Enom.',
  },
  {
    name: 'maintenance',
    when: ({ code }) => code?.nature === 'down for maintenance',
    trouble: 'unreachable',
    buyer: WAIT,
    admin: 'Enom is down for maintenance. You don’t need to do anything; we’ll keep trying.',
  },
  {
    name: 'throttled',
    when: has(/too many (requests|calls|connections)|rate limit|throttl/i),
    trouble: 'unreachable',
    buyer: WAIT,
    admin: 'Enom is limiting our calls. You don’t need to do anything unless it persists; in that case, check who else uses the account.',
  },
  {
    // Enom's message when a contact contains a non-ASCII letter.
    name: 'contacts-not-ascii',
    when: saysGeoTrustUnread,
    trouble: 'fixable',
    field: 'contacts',
    buyer: 'The authority accepts only A–Z, digits and basic punctuation in contacts. Correct them in step 2 and send again.',
    admin: 'A contact contains a letter the authority can’t read. We’ve asked the buyer to spell it using only A–Z.',
  },
  {
    name: 'authority-down',
    when: ({ code }) => code?.nature === 'connection failed',
    trouble: 'unreachable',
    buyer: WAIT,
    admin: 'Enom can’t reach the authority. You don’t need to do anything unless it persists; in that case, ask Enom.',
  },
  {
    name: 'brand',
    when: has(/not available for this product/i),
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'Enom’s API doesn’t do this for certificates from this authority. Ask Enom support.',
  },
  {
    // Already at the authority, or refunded: its status must be looked up.
    name: 'wrong-status',
    when: (heard) => heard.number === '706397' && isSubmitting(heard),
    trouble: 'unclear',
    buyer: CHECKING,
    admin: 'The certificate’s status at Enom is not what we expected. We’ll look it up.',
  },
  {
    name: 'wrong-status',
    when: ({ number }) => number === '706397' || number === '702397',
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'This isn’t possible with the certificate’s current status at Enom. Check its status there.',
  },
  {
    name: 'contacts',
    when: ({ code }) => code !== null && isContactParameter(code.parameter),
    trouble: 'fixable',
    field: 'contacts',
    buyer: CONTACTS,
    admin: ({ code }) => `The authority rejects a contact (${code?.about}, ${code?.nature}). We’ve asked the buyer to correct it.`,
  },
  {
    name: 'approver',
    when: ({ code, text, command }) => /approver/i.test(text) || (code?.parameter === 12 && command !== 'CertConfigureCert'),
    trouble: 'fixable',
    field: 'approver',
    buyer: APPROVER,
    admin: 'The address chosen for approval isn’t on the authority’s list. We’ve asked the buyer to choose another.',
  },
  {
    name: 'contacts',
    when: ({ code }) => code?.parameter === 12,
    trouble: 'fixable',
    field: 'contacts',
    buyer: CONTACTS,
    admin: 'The authority rejects a contact’s email address. We’ve asked the buyer to correct it.',
  },
  {
    name: 'server-type',
    when: has(/webservertype/i),
    trouble: 'refused_for_good',
    buyer: AUTHORITY_REFUSED,
    admin: 'Enom doesn’t recognise our number for the server software. Compare it with the list in the certificate’s details at Enom.',
  },
  {
    name: 'proof-method',
    when: has(/dvauthmethod/i),
    trouble: 'refused_for_good',
    buyer: AUTHORITY_REFUSED,
    admin: 'This product can’t be validated in the chosen way. Send it with email validation.',
  },
  {
    name: 'caa',
    when: has(/\bCAA(_CHECK_FAILED)?\b/),
    trouble: 'refused_for_good',
    buyer: AUTHORITY_REFUSED,
    admin: 'A CAA record of the domain doesn’t allow this authority. The domain’s owner has to allow it in DNS.',
  },
  {
    name: 'screening',
    when: has(/INTERNAL_DATA_CHECK_FAILED/),
    trouble: 'refused_for_good',
    buyer: AUTHORITY_REFUSED,
    admin: 'The authority’s own screening stopped the request. Only Enom support can find out why.',
  },
  {
    name: 'weak-key',
    when: has(/WEAK_KEY|KEY_CHECK_FAILED/),
    trouble: 'fixable',
    field: 'csr',
    buyer: 'The authority refused the key of the certificate request. Make a new request in step 1 and send it.',
    admin: 'The key of the request is weak or compromised. We’ve asked the buyer for a new one.',
  },
  {
    name: 'proof-missing',
    when: has(/\b(?:DNS_(?:INVALID_ENTRY|MISMATCH|ENTRY_MISSING|INVALID_DOMAIN|INTERNAL_ERROR)\b|FILE_[A-Z])/),
    trouble: 'refused_for_good',
    buyer: AUTHORITY_REFUSED,
    admin:
      'The authority can’t find the DNS record or file that proves control of the domain. Check that it is published exactly as given.',
  },
  {
    name: 'csr-unreadable',
    when: ({ number, text }) => number === '620397' || /unable to (parse csr|retrieve csr)/i.test(text),
    trouble: 'fixable',
    field: 'csr',
    buyer: NEW_REQUEST,
    admin: 'Enom can’t read the certificate request. We’ve asked the buyer for a new one.',
  },
  {
    name: 'csr',
    when: (heard) =>
      /\b(csr|certificate request|common ?name|key)\b/i.test(heard.text) ||
      heard.code?.parameter === 153 ||
      (heard.number === '304397' && isSubmitting(heard)),
    trouble: 'fixable',
    field: 'csr',
    buyer: NEW_REQUEST,
    admin: 'The authority rejects the certificate request or a name in it. We’ve asked the buyer for a new one.',
  },
  {
    name: 'not-there',
    // A failed look-up inside Enom's own systems does not prove that the certificate does not exist.
    when: ({ code }) => code?.parameter === 397 && code.system !== 'system' && code.nature === 'not found',
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'Enom has no certificate with this number in this account. Check that the right account is chosen.',
  },
  {
    name: 'expired',
    when: ({ code }) => code?.parameter === 397 && code.nature === 'expired',
    trouble: 'refused_for_good',
    buyer: 'This certificate has expired, so it can no longer be changed. Order a new one.',
    admin: 'The certificate has expired at Enom. The buyer has to order a new one.',
  },
  {
    name: 'product',
    // A failed product check inside Enom's own systems does not prove that the product is not sold.
    when: ({ code }) => code !== null && code.system !== 'system' && [182, 220, 274].includes(code.parameter),
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'Enom doesn’t sell this product to this account, or no longer sells it. Hide the product, then refund this certificate.',
  },
  {
    name: 'term',
    when: ({ code }) => code?.parameter === 197 || code?.parameter === 183,
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'Enom doesn’t sell this product for this many years. Offer only the terms on its price list, and refund this certificate.',
  },
  {
    name: 'command',
    when: ({ code }) => code?.parameter === 150,
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'Enom doesn’t allow this command for this account. Ask Enom whether certificates are enabled for it.',
  },
  {
    name: 'account',
    when: ({ code }) =>
      code?.nature === 'unauthorized' || code?.nature === 'disabled' || (code !== null && [248, 249, 255].includes(code.parameter)),
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: 'Enom doesn’t let this account do that. Ask Enom what is missing.',
  },
  {
    name: 'system',
    when: ({ code }) => code?.system === 'system',
    trouble: 'refused_for_good',
    buyer: STAFF_WRITE,
    admin: ({ code }) => `Enom’s own systems failed (${code?.nature}, ${code?.about}). Try again, and ask Enom if it keeps happening.`,
  },
]

const UNKNOWN: Row = {
  name: 'unknown',
  when: () => true,
  trouble: 'refused_for_good',
  buyer: AUTHORITY_REFUSED,
  admin: ({ code }) =>
    code
      ? `Enom refused for a reason this shop doesn’t know (${code.system}, ${code.nature}, ${code.about}). Ask Enom and quote its message.`
      : 'Enom refused for a reason this shop doesn’t know. Ask Enom and quote its message.',
}

/** Returns the cause of a refusal. A refusal that matches no row is `unknown`, for staff to check. */
export function causeOf(said: Said): Cause {
  const heard = { ...said, text: said.text.slice(0, LOOKED_AT), code: said.number ? readCode(said.number) : null }
  const { when: _, admin, ...row } = ROWS.find(({ when }) => when(heard)) ?? UNKNOWN
  return { ...row, admin: typeof admin === 'string' ? admin : admin(heard) }
}

/** Returns Enom's message with its number, as stored for staff. */
export function wordsOf({ text, number }: Said): string {
  return number ? `${text} [${number}]` : text
}

/** Returns the cause of words stored by `wordsOf`, or null if they are not from Enom. */
export function causeOfWords(words: string): Cause | null {
  const [, text = words, number] = /^(.*) \[(\d{6})\]$/s.exec(words) ?? []
  const cause = causeOf({ text, number })
  return cause.name === 'unknown' && !number ? null : cause
}
