import { createHmac, randomInt } from 'node:crypto'
import { now } from '../../clock'
import { env } from '../../config/env'
import type { Tx } from '../../db/transaction'

const HOW_MANY = 10
/** The alphabet of the codes, without letters that look like digits or like each other. */
const SIGNS = '23456789abcdefghjkmnpqrstvwxyz'
/** 59 bits. */
const CODE_LENGTH = 12

/** Replaces a person's recovery codes with ten new ones and returns them. Only their hashes are stored. */
export async function newRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashOf(userId, code) })) })
  return codes
}

/** Returns whether this is one of the person's recovery codes, and consumes it. */
export async function spendRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, hash: hashOf(userId, code), usedAt: null },
    data: { usedAt: now() },
  })
  return count === 1
}

function newCode(): string {
  const signs = Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

/** Ignores spaces, hyphens and letter case. */
function hashOf(userId: string, code: string): Uint8Array<ArrayBuffer> {
  const bare = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return new Uint8Array(createHmac('sha256', env.AUTH_SECRET).update(`recovery code:${userId}:${bare}`).digest())
}
