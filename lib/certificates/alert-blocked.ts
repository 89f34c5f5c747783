import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { alertStaff } from './alert-staff'
import type { Blocker } from './state'
import { BLOCKER_WORDS } from './words'

/** Tells the staff what keeps an account from working: once a day for each account and cause, however many certificates wait. */
export async function alertBlocked(
  tx: Tx,
  id: string,
  { blocker, text, accountId, about }: { blocker: Blocker; text: string; accountId: string | undefined; about?: string | undefined },
): Promise<void> {
  const { cause, cure } = BLOCKER_WORDS[blocker]
  await alertStaff(tx, id, {
    event: `blocked:${accountId ?? 'none'}:${blocker}:${about ? `${about}:` : ''}${now().toISOString().slice(0, 10)}`,
    subject: cause,
    lines: [cause, cure, text],
    path: blocker === 'cost_risen' ? undefined : '/admin/enom-accounts',
  })
}
