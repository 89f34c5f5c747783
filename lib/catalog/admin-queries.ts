import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import type { Activation, ProductView, TypeView, ValidationLevel } from './schema'
import { productColumns, toProduct, typeColumns } from './select'

export type AdminProductRow = {
  id: string
  slug: string
  name: string
  visible: boolean
  saleFrom: Date | null
  saleUntil: Date | null
  activation: Activation
  type: TypeView
  /** The Enom account it is bought through: its own, or the default account. Null if there is no account. */
  account: { label: string; testMode: boolean } | null
  /** Number of its prices taken off sale because Enom no longer sells them. */
  withdrawn: number
  /** The choices on sale. */
  choices: { years: number; amount: number; currency: string; unprotected: boolean; typeName: string; level: ValidationLevel }[]
}

export type ProductForEdit = {
  id: string
  slug: string
  name: string
  summary: string
  description: string
  typeCode: string
  activation: Activation
  enomAccountId: string | null
  taxClass: string
  visible: boolean
  saleFrom: Date | null
  saleUntil: Date | null
  position: number
  defaultYears: number | null
  updatedAt: Date
  choices: { id: string; typeCode: string; years: number; amount: number; currency: string; active: boolean; withdrawnAt: Date | null }[]
}

/** Returns every product, including hidden ones. Empty unless the actor is staff. */
export async function listAllProducts(actor: Actor): Promise<AdminProductRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const columns = { select: { label: true, testMode: true } } as const
  const standard = await db.enomAccount.findFirst({ where: { isDefault: true }, ...columns })
  const rows = await db.product.findMany({
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      slug: true,
      enomAccount: columns,
      name: true,
      visible: true,
      saleFrom: true,
      saleUntil: true,
      activation: true,
      _count: { select: { choices: { where: { withdrawnAt: { not: null } } } } },
      type: { select: typeColumns },
      choices: {
        where: { active: true },
        orderBy: [{ type: { position: 'asc' } }, { years: 'asc' }],
        select: { years: true, amount: true, currency: true, unprotected: true, type: { select: { name: true, level: true } } },
      },
    },
  })
  return rows.map(({ enomAccount, _count, ...row }) => ({
    ...row,
    withdrawn: _count.choices,
    account: enomAccount ?? standard,
    choices: row.choices.map(({ type, ...choice }) => ({ ...choice, typeName: type.name, level: type.level })),
  }))
}

/** Returns a product as buyers will see it once it is on sale. Null if it has no price, or if the actor is not staff. */
export async function getProductPreview(actor: Actor, id: string): Promise<ProductView | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(id).success) return null
  const row = await db.product.findFirst({ where: { id, choices: { some: { active: true } } }, select: productColumns })
  return row && toProduct(row)
}

/** Returns one product with all its choices for the form. Null unless the actor is staff. */
export async function getProductForEdit(actor: Actor, id: string): Promise<ProductForEdit | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(id).success) return null
  return db.product.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      name: true,
      summary: true,
      description: true,
      typeCode: true,
      activation: true,
      enomAccountId: true,
      taxClass: true,
      visible: true,
      saleFrom: true,
      saleUntil: true,
      position: true,
      defaultYears: true,
      updatedAt: true,
      choices: {
        orderBy: [{ type: { position: 'asc' } }, { years: 'asc' }],
        select: { id: true, typeCode: true, years: true, amount: true, currency: true, active: true, withdrawnAt: true },
      },
    },
  })
}
