import { headers } from 'next/headers'
import { env } from '../config/env'
import { SHARED } from './rate-limit'

/** The network address that asks, for counting tries only. */
export async function clientIp(): Promise<string> {
  return addressIn((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXIES)
}

/**
 * The address that the outermost of our own proxies saw, where each of them appends to X-Forwarded-For whom it was asked by.
 * Entries before that are whatever the caller claims. With no proxy of ours nothing in the header can be told from a claim
 * (Next writes the true address there only when the header is missing), so all callers count together.
 */
export function addressIn(forwardedFor: string | null, trustedProxies: number): string {
  if (trustedProxies === 0) return SHARED
  return forwardedFor?.split(',').at(-trustedProxies)?.trim() || SHARED
}
