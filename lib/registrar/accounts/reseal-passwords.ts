import { db } from '../../db/client'
import { SealError } from '../../secrets/open'
import { reseal } from '../../secrets/reseal'
import { passwordContext } from './password-context'

export type Resealed = {
  resealed: number
  /** The number already sealed with the newest key. */
  current: number
  /** Labels of accounts whose password cannot be opened with any available key. */
  unreadable: string[]
}

type Account = { id: string; label: string; passwordSealed: string }

/**
 * Seals every Enom password with the newest key, so that older keys can be removed. Changes one row at a time, and only if it has not
 * changed since it was read. Can be stopped at any time, run again, and run while staff save a new password.
 */
export async function resealPasswords(): Promise<Resealed> {
  const done: Resealed = { resealed: 0, current: 0, unreadable: [] }
  const accounts = await db.enomAccount.findMany({ select: { id: true, label: true, passwordSealed: true }, orderBy: { id: 'asc' } })
  for (const account of accounts) {
    const outcome = await resealOne(account)
    if (outcome === 'unreadable') done.unreadable.push(account.label)
    else done[outcome] += 1
  }
  return done
}

async function resealOne(account: Account): Promise<'resealed' | 'current' | 'unreadable'> {
  const { id, passwordSealed } = account
  try {
    const renewed = reseal(passwordSealed, { context: passwordContext(id) })
    if (!renewed) return 'current'
    const { count } = await db.enomAccount.updateMany({ where: { id, passwordSealed }, data: { passwordSealed: renewed } })
    if (count) return 'resealed'
  } catch (error) {
    if (error instanceof SealError) return 'unreadable'
    throw error
  }
  // Someone saved another password in the meantime, perhaps with an older key.
  const present = await db.enomAccount.findUnique({ where: { id }, select: { id: true, label: true, passwordSealed: true } })
  return present ? resealOne(present) : 'current'
}
