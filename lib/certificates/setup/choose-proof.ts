import type { Actor } from '../../actor'
import { Prisma, type ProofMethod } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { proofMethodsOf } from '../lifecycle/capabilities'
import { noteOther } from '../lifecycle/notes/note-other'
import { lockEditable, type NotEditable } from './editable'
import { recordForClient } from './record-for-client'

export type ProofRefusal = { code: NotEditable | 'proof-not-offered' }

/** Saves how the buyer proves control of the domain. Accepts only the methods that Enom accepts for this product. */
export async function chooseProof(actor: Actor, id: string, method: ProofMethod): Promise<Result<undefined, ProofRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'approver')
    if (!found.ok) return err({ code: found.error })
    const { issuance, type } = found.value
    if (!issuance || !proofMethodsOf(type, issuance).includes(method)) return err({ code: 'proof-not-offered' })
    await tx.issuance.update({ where: { id: issuance.id }, data: { proofMethod: method, proof: Prisma.DbNull } })
    if (issuance.proofMethod === method) return ok()
    await noteOther(tx, actor, found.value, 'proof')
    await recordForClient(tx, actor, id, { what: 'filled_in', step: 'proof' })
    return ok()
  })
}
