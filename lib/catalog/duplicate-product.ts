import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

const MAX_SLUG = 60
const MAX_NAME = 100

/** Creates a hidden copy of a product with its prices, directly after the original, and returns the copy's id. */
export async function duplicateProduct(actor: Actor, id: string): Promise<Result<{ id: string }, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const product = await tx.product.findUnique({ where: { id }, include: { choices: { where: { active: true } } } })
    if (!product) return err({ code: 'not-found' })
    const { id: _id, createdAt: _created, updatedAt: _updated, choices, slug, name, ...kept } = product
    const stem = slug.slice(0, MAX_SLUG - '-copy-99'.length).replace(/-$/, '')
    // Serialise copies made at the same time.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('keelmark.copy-product'))`
    const taken = await tx.product.findMany({ where: { slug: { startsWith: `${stem}-copy` } }, select: { slug: true } })
    const names = new Set(taken.map((one) => one.slug))
    let copy = `${stem}-copy`
    for (let number = 2; names.has(copy); number++) copy = `${stem}-copy-${number}`
    const made = await tx.product.create({
      data: {
        ...kept,
        slug: copy,
        name: `${name.slice(0, MAX_NAME - ' (copy)'.length)} (copy)`,
        visible: false,
        choices: { create: choices.map(({ typeCode, years, amount, currency }) => ({ typeCode, years, amount, currency })) },
      },
      select: { id: true },
    })
    await recordStaffAction(tx, actor, {
      action: 'product.copy',
      subject: { kind: 'product', id: made.id },
      after: { copyOf: id, slug: copy },
    })
    return ok(made)
  })
}
