import { z } from 'zod'

type Rules<Payload> = {
  /** The maximum number of attempts. A handler that puts its work on hold ends successfully, and its job is not run again. */
  attempts: number
  /** The subject of the job. At most one job of each kind is queued per subject. */
  about?: (payload: Payload) => string
  /** Jobs with the same subject run one at a time, across all workers. */
  inTurn?: boolean
}

function job<Schema extends z.ZodType>(payload: Schema, { attempts, about, inTurn = false }: Rules<z.output<Schema>>) {
  return { payload, attempts, inTurn, about: (given: unknown) => about?.(payload.parse(given)) ?? '' }
}

const certificate = z.object({ certificateId: z.uuid() })
const ofCertificate = ({ certificateId }: { certificateId: string }) => certificateId
const account = z.object({ accountId: z.uuid() })
const ofAccount = ({ accountId }: { accountId: string }) => accountId

/** All jobs of the shop. The handlers are in worker/handlers. */
export const JOBS = {
  'stripe.apply_event': job(z.object({ eventId: z.string() }), { attempts: 25, about: ({ eventId }) => eventId }),
  'order.send_refund': job(z.object({ refundId: z.uuid() }), { attempts: 25, about: ({ refundId }) => refundId }),
  /** Issues an order's missing invoices and credit notes. */
  'invoice.issue': job(z.object({ orderId: z.uuid() }), { attempts: 3, about: ({ orderId }) => orderId }),
  /** Every hour, and when the seller is saved: issues documents that the orders' own jobs have missed. */
  'invoice.issue_missing': job(z.looseObject({}), { attempts: 3, inTurn: true }),
  /** Reports the sale and the refunds of an order to Stripe Tax. */
  'tax.record': job(z.object({ orderId: z.uuid() }), { attempts: 3, about: ({ orderId }) => orderId }),
  /** Every hour: reports to Stripe Tax whatever the orders' own jobs have missed. */
  'tax.record_missing': job(z.looseObject({}), { attempts: 3, inTurn: true }),
  /** Buys all waiting certificates of one product through one account, one at a time. Null means the default account. */
  'purchase.run': job(z.object({ typeCode: z.string(), accountId: z.uuid().nullable() }), {
    attempts: 25,
    about: ({ typeCode, accountId }) => `${accountId ?? 'default'}:${typeCode}`,
    inTurn: true,
  }),
  /** Queries Enom for the outcome of a purchase that got no readable response. */
  'purchase.look': job(z.object({ operationId: z.uuid() }), { attempts: 25, about: ({ operationId }) => operationId }),
  'certificate.list_approvers': job(certificate.extend({ revision: z.int() }), { attempts: 10, about: ofCertificate }),
  'certificate.submit': job(certificate, { attempts: 25, about: ofCertificate }),
  'certificate.look_up_submission': job(certificate, { attempts: 25, about: ofCertificate }),
  'certificate.poll': job(certificate, { attempts: 25, about: ofCertificate }),
  /** Checks whether Enom has a new file for an issued certificate. */
  'certificate.look_issued': job(certificate, { attempts: 3, about: ofCertificate }),
  /** Checks which certificate the servers behind a certificate's name present. */
  'certificate.check_installation': job(certificate, { attempts: 3, about: ofCertificate }),
  /** If Enom responds again, retries everything that is waiting for it. */
  'certificate.resume_blocked': job(z.object({}), { attempts: 3 }),
  /** Every minute: finds work that may have been missed. The queue's cron adds `_cron`. */
  'shop.sweep': job(z.looseObject({}), { attempts: 1, inTurn: true }),
  /** Every night: deletes what is no longer needed. */
  'shop.clean_up': job(z.looseObject({}), { attempts: 3, inTurn: true }),
  /** Every night: reconciles every account with Enom and reads its prices. */
  'enom.audit_all': job(z.looseObject({}), { attempts: 3 }),
  'enom.audit': job(account, { attempts: 3, about: ofAccount, inTurn: true }),
  'enom.read_prices': job(account, { attempts: 3, about: ofAccount }),
  /** Every day: reads Stripe's payouts and compares them with the books. */
  'stripe.reconcile_payouts': job(z.looseObject({}), { attempts: 5, inTurn: true }),
  'webhook.send': job(z.object({ deliveryId: z.uuid() }), { attempts: 25, about: ({ deliveryId }) => deliveryId }),
  'mail.send': job(z.object({ mailId: z.uuid() }), { attempts: 25, about: ({ mailId }) => mailId }),
}

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>

/** Returns the job's key. At most one waiting job has a given key. */
export function jobKey<Name extends JobName>(name: Name, payload: JobPayload<Name>): string {
  const about = JOBS[name].about(payload)
  return about ? `${name}:${about}` : name
}
