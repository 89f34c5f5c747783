import { db } from '../../lib/db/client'
import { getSeller } from '../../lib/invoices/get-seller'
import { saveSeller } from '../../lib/invoices/save-seller'
import type { StaffRole } from '../../lib/permissions'
import { saveAccount } from '../../lib/registrar/accounts/save-account'
import { hashPassword } from '../../lib/users/passwords'
import { DEMO_ADMIN, DEMO_BUYER, DEMO_ENOM, DEMO_SELLER } from './demo-people'

/** Adds two people and an Enom account to a demo or test shop. Existing ones are left unchanged. Safe to run repeatedly. */
export async function seedDemo(): Promise<void> {
  await seedPeople()
  if ((await db.enomAccount.count()) > 0) return
  const saved = await saveAccount({ kind: 'system' }, { ...DEMO_ENOM })
  if (!saved.ok) throw new Error(`the demo's Enom account was refused: ${saved.error.code}`)
}

/** Adds the two people and the seller's details. */
export async function seedPeople(): Promise<void> {
  await makePerson(DEMO_BUYER)
  await makePerson({ ...DEMO_ADMIN, role: 'staff', staffRole: 'owner' })
  if (!(await getSeller({ kind: 'system' }))) await saveSeller({ kind: 'system' }, DEMO_SELLER)
}

type Person = { email: string; password: string; name: string; role?: 'staff'; staffRole?: StaffRole }

async function makePerson({ password, ...person }: Person): Promise<void> {
  if (await db.user.findUnique({ where: { email: person.email }, select: { id: true } })) return
  await db.user.createMany({ data: { ...person, passwordHash: await hashPassword(password) }, skipDuplicates: true })
}
