/**
 * The named points at which a fault run can stop a process (docs/faults.md). Each lies between two steps of which the first can happen
 * without the second.
 */
export const FAULT_POINTS = [
  'order.before_commit',
  'order.after_commit',
  'payment.before_stripe',
  'payment.after_stripe',
  'webhook.before_commit',
  'webhook.after_commit',
  'settle.before_commit',
  'settle.after_commit',
  'purchase.before_intent',
  'purchase.after_intent',
  'purchase.sent',
  'purchase.read',
  'purchase.answered',
  'purchase.kept',
  'look.before',
  'look.answered',
  'look.kept',
  'submit.after_intent',
  'submit.answered',
  'poll.answered',
  'refund.before_stripe',
  'refund.after_stripe',
  'mail.before_send',
  'mail.after_send',
  'sweep.start',
] as const

export type FaultPoint = (typeof FAULT_POINTS)[number]

declare global {
  /** Set only by a fault run's hook, which is preloaded into the process. */
  var keelmarkFaultPoint: ((name: FaultPoint) => Promise<void> | void) | undefined
}

/** Marks a fault point. Does nothing unless a fault run is loaded in this process. */
export async function faultPoint(name: FaultPoint): Promise<void> {
  await globalThis.keelmarkFaultPoint?.(name)
}
