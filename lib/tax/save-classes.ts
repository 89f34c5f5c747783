import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction, type Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { plainLetters } from '../plain-letters'
import { err, ok, type Result } from '../result'
import { trimEnd } from '../trim-end'
import { versionOf } from '../version-of'
import { MAX_CLASSES, readClasses, type TaxClassRow } from './get-settings'
import { lockTax } from './save-settings'
import type { TaxClassesInput } from './schema'
import { STANDARD } from './types'

export type SaveTaxClassesRefusal =
  | { code: 'not-found' | 'too-many-classes' }
  /** Someone else has saved classes since the form was opened. */
  | { code: 'classes-changed' }
  /** Another class has this name. */
  | { code: 'name-taken'; name: string; field: string }
  | { code: 'standard-stays'; field: string }
  /** Products still use the class to be removed. */
  | { code: 'class-in-use'; name: string; products: number; field: string }

/** Renames classes, adds one and removes those whose name was cleared, with their rates. A class that products still use is not removed. */
export async function saveTaxClasses(
  actor: Actor,
  { classes, added, stripeCodes, version }: TaxClassesInput,
): Promise<Result<undefined, SaveTaxClassesRefusal>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await lockTax(tx)
    const before = await readClasses(tx)
    if (version && versionOf(before) !== version) return err({ code: 'classes-changed' })
    const kept = before.map(({ code, name, stripeCode }) => ({
      code,
      name: classes[code] ?? name,
      stripeCode: (stripeCodes[code] ?? stripeCode) || null,
    }))
    const after = kept.filter(({ name }) => name !== '')
    const removed = before.filter(({ code }) => !after.some((one) => one.code === code))
    if (removed.some(({ code }) => code === STANDARD)) return err({ code: 'standard-stays', field: fieldOf(STANDARD) })
    const refusal = checkNames(after, added) ?? (await checkUnused(tx, removed))
    if (refusal) return err(refusal)
    if (added) after.push({ code: codeOf(added, after), name: added, stripeCode: null })
    await tx.taxClass.deleteMany({ where: { code: { in: removed.map(({ code }) => code) } } })
    // Names may be swapped, so the old ones must not collide while the new ones are written.
    for (const { code, name } of before) if (after.some((one) => one.code === code && one.name !== name)) await rename(tx, code, `${code}:`)
    for (const { code, ...data } of after) await tx.taxClass.upsert({ where: { code }, create: { code, ...data }, update: data })
    const said = (rows: readonly TaxClassRow[]) =>
      Object.fromEntries(rows.map(({ code, name, stripeCode }) => [code, stripeCode ? `${name} (${stripeCode})` : name]))
    await recordStaffAction(tx, actor, {
      action: 'settings.tax_classes',
      subject: { kind: 'settings' },
      before: said(before),
      after: said(after),
    })
    return ok()
  })
}

/** Returns the form field that contains a class's name. */
function fieldOf(code: string): string {
  return `classes.${code}`
}

function rename(tx: Tx, code: string, name: string) {
  return tx.taxClass.update({ where: { code }, data: { name } })
}

const MAX_CODE = 20

/**
 * Returns the code of a new class, used for its rates and in the audit log: its name in ASCII letters, with a number if another class has
 * the same code.
 */
function codeOf(name: string, others: readonly TaxClassRow[]): string {
  const words = plainLetters(name)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const stem = trimEnd(words.join('-').slice(0, MAX_CODE - '-99'.length), '-') || 'class'
  let code = stem
  for (let number = 2; others.some((one) => one.code === code); number++) code = `${stem}-${number}`
  return code
}

function checkNames(kept: readonly TaxClassRow[], added: string): SaveTaxClassesRefusal | null {
  const named = [...kept.map(({ code, name }) => ({ name, field: fieldOf(code) })), ...(added ? [{ name: added, field: 'added' }] : [])]
  if (named.length > MAX_CLASSES) return { code: 'too-many-classes' }
  const names = named.map(({ name }) => name.toLowerCase())
  const twice = named.find((_, index) => names.indexOf(names[index] ?? '') < index)
  return twice ? { code: 'name-taken', ...twice } : null
}

async function checkUnused(tx: Tx, removed: readonly TaxClassRow[]): Promise<SaveTaxClassesRefusal | null> {
  const used = await tx.product.groupBy({ by: ['taxClass'], where: { taxClass: { in: removed.map(({ code }) => code) } }, _count: true })
  const [first] = used
  const row = removed.find(({ code }) => code === first?.taxClass)
  return first && row ? { code: 'class-in-use', name: row.name, products: first._count, field: fieldOf(row.code) } : null
}
