import type { WebhookDeliveryStatus } from '../db/generated/enums'

export type DeliveryStatus = WebhookDeliveryStatus
export const DELIVERY_STATUSES: readonly DeliveryStatus[] = ['waiting', 'delivered', 'failed']

/** Allowed status changes of a delivery. It returns to waiting when it is sent again. */
export const DELIVERY_STEPS = {
  waiting: ['delivered', 'failed'],
  delivered: ['waiting'],
  failed: ['waiting'],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>

export const STATUS_WORDS = {
  waiting: { label: 'Waiting', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'bad' },
} as const satisfies Record<DeliveryStatus, { label: string; tone: string }>

/** Why an attempt got no response. */
const PROBLEMS = {
  no_address: 'Its host name has no address.',
  not_public: 'Its host name resolves to a private network, so we did not connect.',
  no_answer: 'Nothing answered there.',
  too_slow: 'It did not respond within 15 seconds.',
  bad_certificate: 'Its TLS certificate is not valid.',
  endpoint_off: 'The endpoint was switched off before this could be sent.',
} as const

export type Problem = keyof typeof PROBLEMS

/** Returns the result of the last attempt, or null if there was none. */
export function answerText({ httpStatus, problem }: { httpStatus: number | null; problem: string | null }): string | null {
  if (problem) return PROBLEMS[problem as Problem] ?? problem
  if (httpStatus === null) return null
  return httpStatus >= 300 && httpStatus < 400
    ? `Responded with ${httpStatus}, a redirect. We do not follow it.`
    : `Answered ${httpStatus}.`
}

/** Returns why the shop switched an endpoint off, or null. */
export function offText(reason: string | null): string | null {
  if (reason === 'gone') return 'It responded with 410, which means that it no longer wants messages. We switched it off.'
  return reason === 'failing' ? 'Every attempt failed for five days. We switched it off.' : null
}
