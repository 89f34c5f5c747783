import { z } from 'zod'

const certificate = z.object({ certificateId: z.uuid() })

/**
 * Every job of the shop: its payload and how often it may be tried. The handlers live in worker/handlers.
 * `attempts` counts runs that threw; a handler that parks its work ends well and is not run again.
 */
export const JOBS = {
  'stripe.apply_event': { payload: z.object({ eventId: z.string() }), attempts: 25 },
  'order.send_refund': { payload: z.object({ billingRecordId: z.uuid() }), attempts: 25 },
  /** Buys what waits for one product in one account, one after the other; null means the default account. */
  'purchase.run': { payload: z.object({ typeCode: z.string(), accountId: z.uuid().nullable() }), attempts: 25 },
  /** Looks at Enom for what a purchase without an answer came to. */
  'purchase.look': { payload: z.object({ attemptId: z.uuid() }), attempts: 25 },
  'certificate.list_approvers': { payload: certificate.extend({ revision: z.int() }), attempts: 10 },
  'certificate.submit': { payload: certificate, attempts: 25 },
  'certificate.look_up_submission': { payload: certificate, attempts: 25 },
  'certificate.poll': { payload: certificate, attempts: 25 },
  /** Everything that waits for Enom to answer again is tried again, if it does. */
  'certificate.resume_blocked': { payload: z.object({}), attempts: 3 },
  /** Each minute: what could have been forgotten is looked for. The queue's clock adds `_cron`. */
  'shop.sweep': { payload: z.looseObject({}), attempts: 1 },
  /** Each night: every account is compared with Enom, and its prices are read. */
  'enom.audit_all': { payload: z.looseObject({}), attempts: 3 },
  'enom.audit': { payload: z.object({ accountId: z.uuid() }), attempts: 3 },
  'enom.read_prices': { payload: z.object({ accountId: z.uuid() }), attempts: 3 },
  'mail.send': { payload: z.object({ mailId: z.uuid() }), attempts: 25 },
} as const satisfies Record<string, { payload: z.ZodType; attempts: number }>

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>
