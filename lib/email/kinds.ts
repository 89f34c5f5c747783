import { z } from 'zod'

const money = z.object({ amount: z.int(), currency: z.string().length(3) })
const order = z.object({ orderId: z.uuid(), orderNumber: z.int() })
const certificate = z.object({
  certificateId: z.uuid(),
  /** What was bought, e.g. `RapidSSL`. */
  name: z.string(),
  /** The address it is for, as people read it. */
  domain: z.string(),
})

/**
 * Every mail the shop sends and what each is about, frozen when it is queued.
 * Never a token or a code: links are made while the mail is being sent.
 */
export const MAIL_KINDS = {
  order_received: order.extend({
    items: z.array(z.object({ name: z.string(), years: z.int(), quantity: z.int(), label: z.string(), amount: z.int() })).min(1),
    total: money,
  }),
  payment_processing: order.extend({ total: money }),
  payment_failed: order.extend({ total: money }),
  refund_made: order.extend({
    refunded: money,
    reason: z.string(),
    /**
     * The one certificate it is for, where it is for one: what was bought, its address or nothing, and how many of the kind the order has.
     * Also absent from mails that were queued before it was told.
     */
    certificate: z.object({ name: z.string(), domain: z.string(), among: z.int().min(1) }).optional(),
  }),
  set_up: order.extend({
    /** None when someone asked for a new link to an order with nothing left to set up. */
    certificates: z.array(z.object({ name: z.string(), label: z.string() })),
  }),
  sent_to_authority: certificate.extend({
    /** Who validates, e.g. `GeoTrust`. */
    authority: z.string(),
    approverEmail: z.string(),
    /** OV and EV: the organisation is checked as well. */
    checksOrganisation: z.boolean(),
    /** How long that usually takes, e.g. `3–7 working days`; absent from mails that were queued before it was told. */
    usualWait: z.string().optional(),
  }),
  certificate_issued: certificate.extend({
    fileExpiresAt: z.iso.datetime(),
    coverEndsAt: z.iso.datetime(),
    fingerprint: z.string(),
    guide: z.object({
      title: z.string(),
      steps: z.array(z.object({ text: z.string(), command: z.string().optional() })),
    }),
  }),
  needs_you: certificate.extend({
    /** What happened, in the words of certificates/lifecycle/problems.ts. */
    sentence: z.string(),
    /** What the button says, e.g. `Fix the request`. */
    action: z.string(),
  }),
  sign_in: z.object({ linkId: z.uuid() }),
  password_code: z.object({ linkId: z.uuid() }),
  /** Tells someone what has just happened to how they sign in. */
  security_notice: z.object({ event: z.enum(['password_set', 'password_changed', 'codes_stopped']) }),
  staff_alert: z.object({
    subject: z.string(),
    lines: z.array(z.string()).min(1),
    /** The back office page to open, e.g. `/admin/certificates/<id>`. */
    path: z.string().startsWith('/'),
  }),
} as const

/** Mails that go to someone who has signed in, or tries to. They are dropped if the address is unknown or its person disabled. */
export const TO_PEOPLE_ONLY: readonly string[] = ['sign_in', 'password_code', 'security_notice'] satisfies (keyof typeof MAIL_KINDS)[]

export type MailKind = keyof typeof MAIL_KINDS
export type MailData<Kind extends MailKind> = z.infer<(typeof MAIL_KINDS)[Kind]>
