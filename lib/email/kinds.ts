import { z } from 'zod'
import { RefundCause } from '../db/generated/enums'
import { DEFAULT_LANGUAGE, LANGUAGES } from '../languages/types'

const money = z.object({ amount: z.int(), currency: z.string().length(3) })
const taxPart = z.object({
  rate: z.int(),
  reason: z.enum(['standard', 'reverse_charge', 'outside_scope']),
  label: z.string().nullish(),
  amount: z.int(),
})
/**
 * The tax in a total, and its name and rate in English, such as `VAT 19%`. Absent without tax. `parts` describes it in any language; it is
 * absent in emails queued before this field existed.
 */
const tax = money.extend({ label: z.string(), parts: z.array(taxPart).optional() }).optional()
/**
 * Whether the buyer's account had credit for this total when the email was queued. No amount, because it can change before they pay. Absent
 * in emails queued before this field existed.
 */
const canUseCredit = z.boolean().optional()
const order = z.object({ orderId: z.uuid(), orderNumber: z.int() })
/** The sales in one currency. `margin`, in US cents, is null if some sales were made without an exchange rate. */
const soldBefore = z.object({ certificates: z.int(), sold: z.int(), margin: z.int().nullable() })
const sales = soldBefore.extend({ currency: z.string().length(3) })
const certificate = z.object({
  certificateId: z.uuid(),
  /** The product, e.g. `RapidSSL`. */
  name: z.string(),
  /** The domain of the certificate, in readable form. */
  domain: z.string(),
})

/** `byCard` is the amount charged through the bank, if account credit pays the rest of the total. */
const delayedPayment = order.extend({ total: money, byCard: money.optional(), tax })

/**
 * Every email the shop sends, with its data, frozen when it is queued. The data never contains a token or a code: links are created while
 * the email is being sent.
 */
export const MAIL_KINDS = {
  order_received: order.extend({
    items: z.array(z.object({ name: z.string(), years: z.int(), quantity: z.int(), label: z.string(), amount: z.int() })).min(1),
    total: money,
    /** The coupon's discount on the amounts of the items. */
    discount: money.extend({ code: z.string() }).optional(),
    /** The part of the total that was paid with account credit. */
    accountCredit: money.optional(),
    tax,
    /** For a change: the price paid for the old certificate, which is deducted from the total, and that certificate's name. */
    credit: money.extend({ from: z.string() }).optional(),
  }),
  /** Staff offer to change a certificate, `from`, to another one. The total is the price less the credit. */
  change_offered: order.extend({
    from: z.string(),
    name: z.string(),
    years: z.int(),
    price: money,
    credit: money,
    total: money,
    tax,
    endsAt: z.iso.datetime(),
  }),
  /** The link for paying for an order that staff placed for its buyer, valid until its prices expire. */
  payment_link: order.extend({ total: money, tax, canUseCredit, payBy: z.iso.datetime() }),
  /** A quote from staff with custom prices, opened through a link. `language` is used for a reader without an account. */
  quote: z.object({
    linkId: z.uuid(),
    number: z.int(),
    total: money,
    tax,
    canUseCredit,
    validUntil: z.iso.datetime(),
    note: z.string(),
    language: z.enum(LANGUAGES).optional(),
  }),
  payment_processing: delayedPayment,
  payment_failed: delayedPayment,
  refund_made: order.extend({
    refunded: money,
    reason: z.string(),
    /**
     * Why the shop itself made the refund; shown in place of `reason`. Absent if staff typed a reason, and in emails queued before this
     * field existed.
     */
    why: z
      .discriminatedUnion('code', [
        z.object({ code: z.literal('rule'), name: z.string() }),
        z.object({ code: z.enum(RefundCause).exclude(['staff', 'rule']) }),
      ])
      .optional(),
    /**
     * Set if the refund is for one certificate: the product, its domain (may be empty), and how many of that product the order has. Absent
     * in emails queued before this field existed.
     */
    certificate: z.object({ name: z.string(), domain: z.string(), among: z.int().min(1) }).optional(),
    /** True if the refund went to the account's credit. */
    toCredit: z.boolean().optional(),
  }),
  /** Staff gave an account credit. `balance` is its current credit in this currency. */
  credit_given: z.object({ given: money, balance: money, reason: z.string() }),
  /** Staff had recorded a refund by mistake: the money was not sent. */
  refund_taken_back: order.extend({ refunded: money }),
  set_up: order.extend({
    /** Empty if someone requested a new link to an order in which nothing is left to set up. */
    certificates: z.array(z.object({ name: z.string(), label: z.string() })),
  }),
  sent_to_authority: certificate.extend({
    /** The certificate authority, e.g. `GeoTrust`. */
    authority: z.string(),
    approverEmail: z.string(),
    /** True for OV and EV, where the organisation is verified as well. */
    checksOrganisation: z.boolean(),
    /** The usual duration of that check, e.g. `3–7 working days`. Absent in emails queued before this field existed. */
    usualWait: z.string().optional(),
    /** Set if control of the domain is not proved by email. */
    proofMethod: z.enum(['dns', 'file']).optional(),
  }),
  approver_changed: certificate.extend({ authority: z.string(), approverEmail: z.string() }),
  certificate_issued: certificate.extend({
    fileExpiresAt: z.iso.datetime(),
    coverEndsAt: z.iso.datetime(),
    fingerprint: z.string(),
    /**
     * How many days before the end of the file and of the cover the first reminder is sent. Absent in emails queued before this field
     * existed.
     */
    firstNotice: z.object({ file: z.int(), cover: z.int() }).optional(),
    /** True if the file was replaced at the authority, not through the shop. */
    replacedElsewhere: z.boolean().optional(),
    /** What the guide covers. Absent in emails queued before this field existed. */
    installOn: z.object({ server: z.string(), names: z.array(z.string()) }).optional(),
    /** The same guide in English, for a release that does not support `installOn` yet. */
    guide: z.object({
      title: z.string(),
      steps: z.array(z.object({ text: z.string(), command: z.string().optional() })),
    }),
  }),
  needs_you: certificate.extend({
    /** What happened, as a key of the messages in `hub.problems`. Absent in emails queued before this field existed. */
    problem: z
      .enum([
        'csr-refused',
        'contacts-refused',
        'approver-refused',
        'authority-refused',
        'declined',
        'caa-refused',
        'refused-by-authority',
        'taken-back',
      ])
      .optional(),
    /** The same text in English, and the label of the button. */
    sentence: z.string(),
    action: z.string(),
  }),
  /** An invitation to an account (`about` is null) or to one certificate. Only its recipient, signed in, can accept it. */
  invitation: z.object({ by: z.string(), role: z.enum(['owner', 'installer', 'billing', 'viewer']), about: z.string().nullable() }),
  /** Staff did part of the set-up for the client. `agreement` is how the client agreed to it, as recorded by staff; may be empty. */
  done_for_you: certificate.extend({ what: z.enum(['filled_in', 'sent', 'replacement', 'replacement_ended']), agreement: z.string() }),
  /** Tells the owner that a helper link was opened for the first time. */
  helper_opened: certificate.extend({ helper: z.string() }),
  transfer_offered: z.object({ by: z.string(), about: z.string(), endsAt: z.iso.datetime() }),
  /**
   * Tells the previous and the new address that staff moved an order to another address. The email to the previous one does not name the
   * new one.
   */
  buyer_changed: order.extend({ isReceiver: z.boolean() }),
  transfer_done: z.object({ certificateId: z.uuid(), about: z.string(), from: z.string(), to: z.string(), isReceiver: z.boolean() }),
  /**
   * Reminders that the set-up or an approval is pending, that a file expires, or that the cover ends. Each is sent once per step
   * (certificates/reminders).
   */
  reminder_set_up: certificate,
  reminder_approval: certificate.extend({ authority: z.string(), approverEmail: z.string() }),
  reminder_replace_file: certificate.extend({ fileExpiresAt: z.iso.datetime(), coverEndsAt: z.iso.datetime() }),
  reminder_cover_ends: certificate.extend({
    coverEndsAt: z.iso.datetime(),
    orderFrom: z.iso.datetime(),
    bestOrderDay: z.iso.datetime(),
    /** True if the authority adds the remaining days to the new certificate. */
    carriesOver: z.boolean(),
  }),
  sign_in: z.object({ linkId: z.uuid() }),
  password_code: z.object({ linkId: z.uuid() }),
  /** Tells someone about a change to how they sign in. */
  security_notice: z.object({
    event: z.enum([
      'password_set',
      'password_changed',
      'password_removed',
      'codes_stopped',
      'new_sign_in',
      'authenticator_added',
      'authenticator_removed',
      'recovery_codes_made',
      'recovery_code_used',
      'second_step_failed',
      'passkey_added',
      'passkey_removed',
      'email_changed',
    ]),
    /** For a new sign-in: a short description of the browser, e.g. `Firefox on Linux`. */
    device: z.string().optional(),
  }),
  /** Asks the current and the new address of an account to confirm the change. */
  email_change: z.object({ linkId: z.uuid(), side: z.enum(['from', 'to']), from: z.string(), to: z.string() }),
  /** Asks for confirmation that an account is to be deleted. */
  delete_account: z.object({ linkId: z.uuid() }),
  /** Invites someone to work in the back office. */
  staff_invitation: z.object({ linkId: z.uuid(), by: z.string(), role: z.string() }),
  /** A link for a staff member to set a new password. `byOwner` means that an owner had the link sent. */
  staff_password: z.object({ linkId: z.uuid(), byOwner: z.boolean() }),
  /** Shows a staff member the text of an email, as typed, with example values. `of` is the id of the email's text. */
  test: z.object({
    of: z.string(),
    language: z.enum(LANGUAGES).default(DEFAULT_LANGUAGE),
    text: z.object({ subject: z.string(), preview: z.string(), body: z.string() }),
  }),
  /** The shop's figures for a month, compared with the month before, for staff. Costs, margins and balances are in US dollars. */
  monthly_report: z.object({
    /** Such as `2026-11`. */
    month: z.string(),
    monthBefore: z.string(),
    /** The time zone of the month. */
    zone: z.string(),
    totals: z.array(
      sales.extend({
        orders: z.int(),
        tax: z.int(),
        refunded: z.int(),
        cost: z.int(),
        before: soldBefore.extend({ tax: z.int(), refunded: z.int(), cost: z.int(), orders: z.int() }),
      }),
    ),
    /** Refunds made in the month, for orders of any month. */
    refunds: z.array(money.extend({ count: z.int() })),
    products: z.array(sales.extend({ name: z.string(), before: soldBefore })),
    /** How many more products the reports page lists. */
    moreProducts: z.int(),
    issued: z.object({ count: z.int(), before: z.int() }),
    waiting: z.int(),
    replaceDue: z.int(),
    accounts: z.array(z.object({ name: z.string(), balance: z.int().nullable(), daysLeft: z.int().nullable() })),
    /** The URL of the reports page for the month. */
    path: z.string().startsWith('/'),
  }),
  staff_alert: z.object({
    subject: z.string(),
    lines: z.array(z.string()).min(1),
    /** The back office page to link to, e.g. `/admin/certificates/<id>`. */
    path: z.string().startsWith('/'),
  }),
} as const

/**
 * Emails about signing in, accounts and the shop's sales. They are dropped if the address is unknown or the person's account is disabled.
 */
export const TO_PEOPLE_ONLY: readonly string[] = [
  'sign_in',
  'password_code',
  'security_notice',
  'delete_account',
  'staff_invitation',
  'staff_password',
  'monthly_report',
] satisfies (keyof typeof MAIL_KINDS)[]

export type MailKind = keyof typeof MAIL_KINDS
export type MailData<Kind extends MailKind> = z.infer<(typeof MAIL_KINDS)[Kind]>
