import type { Answer } from 'dns-packet'
import { now } from '../clock'
import { ask, type Question, RCODE, type RecordType, type Reply } from './ask'

/** The maximum time an answer is cached, so that someone who has just changed a record can check again after a minute. */
const KEEP_MS = 60_000
const MOST_KEPT = 2_000

const kept = new Map<string, { until: number; reply: Reply }>()

/**
 * Returns the answer to a query, or null if none arrived in time. Answers are cached for their own lifetime, at most a minute; failures are
 * not cached. The addresses in an answer are only ever shown or counted: nothing connects to them.
 */
export async function lookUp(question: Question, signal: AbortSignal): Promise<Reply | null> {
  const key = `${question.type} ${question.name} ${question.unchecked ?? false}`
  const known = kept.get(key)
  const at = now().getTime()
  if (known && known.until > at) return known.reply
  const reply = await ask(question, signal).catch(() => null)
  if (reply && reply.rcode !== RCODE.serverFailure) keep(key, { until: at + keepFor(reply), reply })
  return reply
}

function keep(key: string, entry: { until: number; reply: Reply }): void {
  kept.delete(key)
  kept.set(key, entry)
  const oldest = kept.size > MOST_KEPT ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
}

function keepFor({ records }: Reply): number {
  return Math.min(KEEP_MS, ...records.map((record) => ('ttl' in record ? (record.ttl ?? 0) * 1_000 : KEEP_MS)))
}

/** Returns the records of one type in an answer, including those behind an alias (CNAME). */
export function recordsOf<Type extends RecordType>(reply: Reply, type: Type): Extract<Answer, { type: Type }>[] {
  return reply.records.filter((record): record is Extract<Answer, { type: Type }> => record.type === type)
}
