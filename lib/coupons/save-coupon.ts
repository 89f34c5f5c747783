import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import type { ChangedSince } from '../audit-log/stale-text'
import { now } from '../clock'
import type { Coupon } from '../db/generated/client'
import { isDuplicate } from '../db/is-duplicate'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { versionOf } from '../version-of'
import type { CouponInput } from './schema'
import { lockCoupon } from './transition'

export type SaveCouponRefusal = { code: 'not-found' } | { code: 'code-taken'; coupon: string } | { code: 'unknown-product' } | ChangedSince

/** Returns the fields that a coupon form changes. */
export function termsOf({ percent, amount, currency, productIds, ...coupon }: Omit<Coupon, 'id' | 'createdAt' | 'updatedAt'>) {
  const { firstOrderOnly, maxUses, maxUsesPerBuyer, validFrom, validUntil, note } = coupon
  const limits = { firstOrderOnly, maxUses, maxUsesPerBuyer, validFrom, validUntil, note }
  return { percent, amount, currency, productIds: productIds.toSorted(), ...limits }
}

/**
 * Creates or changes a coupon. For staff who may change prices. A coupon's code never changes, and orders keep the discount with which they
 * were placed.
 */
export async function saveCoupon(
  actor: Actor,
  { id, version, code, ...input }: CouponInput,
): Promise<Result<{ id: string }, SaveCouponRefusal>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  const yours = { ...input, productIds: [...new Set(input.productIds)].sort() }
  try {
    return await inTransaction(async (tx) => {
      if (id) await lockCoupon(tx, id)
      const stored = id ? await tx.coupon.findUnique({ where: { id } }) : null
      const chosen = yours.productIds.filter((productId) => !stored?.productIds.includes(productId))
      if ((await tx.product.count({ where: { id: { in: chosen } } })) !== chosen.length) return err({ code: 'unknown-product' })
      const at = now()
      if (!id) {
        const made = await tx.coupon.create({ data: { ...yours, code, createdAt: at, updatedAt: at } })
        const subject = { kind: 'coupon', id: made.id } as const
        await recordStaffAction(tx, actor, { action: 'coupon.save', subject, after: { code, ...yours } })
        return ok({ id: made.id })
      }
      if (!stored) return err({ code: 'not-found' })
      const theirs = termsOf(stored)
      if (version && versionOf(theirs) !== version) return err({ code: 'changed-since', version: versionOf(theirs), theirs, yours })
      await tx.coupon.update({ where: { id }, data: { ...yours, updatedAt: at } })
      await recordStaffAction(tx, actor, { action: 'coupon.save', subject: { kind: 'coupon', id }, before: theirs, after: yours })
      return ok({ id })
    })
  } catch (error) {
    if (isDuplicate(error)) return err({ code: 'code-taken', coupon: code })
    throw error
  }
}
