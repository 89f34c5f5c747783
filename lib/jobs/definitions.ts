import { z } from 'zod'

type Rules<Payload> = {
  /** How often it may run and throw. A handler that parks its work ends well and is not run again. */
  attempts: number
  /** What it is about. Of one kind at most one job about the same thing waits. */
  about?: (payload: Payload) => string
  /** Jobs about the same thing run one after the other, over all workers. */
  inTurn?: boolean
}

function job<Schema extends z.ZodType>(payload: Schema, { attempts, about, inTurn = false }: Rules<z.output<Schema>>) {
  return { payload, attempts, inTurn, about: (given: unknown) => about?.(payload.parse(given)) ?? '' }
}

const certificate = z.object({ certificateId: z.uuid() })
const ofCertificate = ({ certificateId }: { certificateId: string }) => certificateId
const account = z.object({ accountId: z.uuid() })
const ofAccount = ({ accountId }: { accountId: string }) => accountId

/** Every job of the shop. The handlers live in worker/handlers. */
export const JOBS = {
  'stripe.apply_event': job(z.object({ eventId: z.string() }), { attempts: 25, about: ({ eventId }) => eventId }),
  'order.send_refund': job(z.object({ refundId: z.uuid() }), { attempts: 25, about: ({ refundId }) => refundId }),
  /** Buys what waits for one product in one account, one after the other; null means the default account. */
  'purchase.run': job(z.object({ typeCode: z.string(), accountId: z.uuid().nullable() }), {
    attempts: 25,
    about: ({ typeCode, accountId }) => `${accountId ?? 'default'}:${typeCode}`,
    inTurn: true,
  }),
  /** Looks at Enom for what a purchase without an answer came to. */
  'purchase.look': job(z.object({ operationId: z.uuid() }), { attempts: 25, about: ({ operationId }) => operationId }),
  'certificate.list_approvers': job(certificate.extend({ revision: z.int() }), { attempts: 10, about: ofCertificate }),
  'certificate.submit': job(certificate, { attempts: 25, about: ofCertificate }),
  'certificate.look_up_submission': job(certificate, { attempts: 25, about: ofCertificate }),
  'certificate.poll': job(certificate, { attempts: 25, about: ofCertificate }),
  /** Everything that waits for Enom to answer again is tried again, if it does. */
  'certificate.resume_blocked': job(z.object({}), { attempts: 3 }),
  /** Each minute: what could have been forgotten is looked for. The queue's clock adds `_cron`. */
  'shop.sweep': job(z.looseObject({}), { attempts: 1, inTurn: true }),
  /** Every night: deletes what is no longer needed. */
  'shop.clean_up': job(z.looseObject({}), { attempts: 3, inTurn: true }),
  /** Each night: every account is compared with Enom, and its prices are read. */
  'enom.audit_all': job(z.looseObject({}), { attempts: 3 }),
  'enom.audit': job(account, { attempts: 3, about: ofAccount, inTurn: true }),
  'enom.read_prices': job(account, { attempts: 3, about: ofAccount }),
  'mail.send': job(z.object({ mailId: z.uuid() }), { attempts: 25, about: ({ mailId }) => mailId }),
}

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>

/** The key that at most one waiting job of this kind about the same thing has. */
export function jobKey<Name extends JobName>(name: Name, payload: JobPayload<Name>): string {
  const about = JOBS[name].about(payload)
  return about ? `${name}:${about}` : name
}
