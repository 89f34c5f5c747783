import type { Actor } from '../../actor'
import { isSendable } from '../../csr/policy/policy'
import { readRequest } from '../../csr/request/read-request'
import type { CsrFacts, CsrProblem, Finding } from '../../csr/types'
import type { KeyReuse } from '../../db/generated/enums'
import { inTransaction, type Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { isReplacement } from '../lifecycle/begin-issuance'
import { noteOther } from '../lifecycle/notes/note-other'
import { LIST_EMPTIED, namesToApprove } from './draft'
import { lockEditable, type NotEditable } from './editable'
import { examineRequest } from './examine-request'
import { recordForClient } from './record-for-client'
import { saveDraft } from './save-draft'
import { readServerSoftware } from './server-software'

export type SaveRequestRefusal =
  | { code: NotEditable }
  /** Nothing was saved. `problem` is a second error, so that both can be shown together. */
  | { code: 'unknown-server'; problem: CsrProblem | null }
  /** Nothing was saved: the text is not a request, and may be a private key. */
  | { code: 'unreadable'; problem: CsrProblem }
  /**
   * The request cannot be submitted as it is. It is saved so that the buyer can view it again, unless that would replace a request that can
   * be submitted: then `keptEarlier` is true and nothing was saved.
   */
  | { code: 'blocked'; findings: Finding[]; keptEarlier: boolean }

/**
 * Saves step 1 of the set-up: server software and certificate request. Repeats every check, whatever the page reported. A readable request
 * is saved even if it has blockers, but never replaces one without blockers. A changed request clears the list of approvers. If its names
 * changed too, the chosen approvers are cleared.
 */
export async function saveRequest(
  actor: Actor,
  id: string,
  input: { serverSoftware: string; csr: string },
): Promise<Result<{ facts: CsrFacts; findings: Finding[] }, SaveRequestRefusal>> {
  return inTransaction(async (tx) => {
    // Check ownership first, so that requests from strangers cause no work here.
    const found = await lockEditable(tx, actor, id, 'request')
    if (!found.ok) return err({ code: found.error })
    const serverSoftware = readServerSoftware(input.serverSoftware)
    const read = await readRequest(input.csr)
    if (!serverSoftware) return err({ code: 'unknown-server', problem: read.ok ? null : read.error })
    if (!read.ok) return err({ code: 'unreadable', problem: read.error })
    const facts = read.value
    const { type, issuance } = found.value
    const keyHash = facts.spkiSha256
    const keyReuse = await findKeyReuse(tx, { keyHash, certificateId: id, userId: found.value.userId })
    const findings = examineRequest(facts, type, issuance, keyReuse)
    if (!isSendable(findings) && issuance?.csrPem && issuance.csrPem !== facts.pem) {
      const earlier = await readRequest(issuance.csrPem)
      if (earlier.ok && isSendable(examineRequest(earlier.value, type, issuance)))
        return err({ code: 'blocked', findings, keptEarlier: true })
    }
    const changed = issuance?.csrPem !== facts.pem || issuance.serverSoftware !== serverSoftware
    if (changed) {
      // A replacement has no list: the same approvers are used again.
      const keepsList = isReplacement(issuance)
      const sameNames = issuance?.csrPem ? await hasNames(issuance.csrPem, namesToApprove(facts, type), type) : false
      const draft = {
        serverSoftware,
        csrPem: facts.pem,
        csrFacts: facts,
        keyHash,
        keyReuse,
        ...(keepsList ? {} : LIST_EMPTIED),
        ...(sameNames || keepsList ? {} : { approverEmail: null, otherApprovers: [] }),
      }
      await saveDraft(tx, found.value, draft, { revised: true })
      await noteOther(tx, actor, found.value, 'request')
      await recordForClient(tx, actor, id, { what: 'filled_in', step: 'request' })
    } else if (issuance.keyReuse !== keyReuse) await saveDraft(tx, found.value, { keyReuse }, { revised: false })
    return isSendable(findings) ? ok({ facts, findings }) : err({ code: 'blocked', findings, keptEarlier: false })
  })
}

async function hasNames(pem: string, names: readonly string[], type: { multiDomain: boolean }): Promise<boolean> {
  const earlier = await readRequest(pem)
  return earlier.ok && namesToApprove(earlier.value, type).join() === names.join()
}

/**
 * Returns where the key of a request was seen before: reported as leaked, in an issued certificate of another buyer, or in another
 * certificate of the same buyer. `keyHash` is a `spkiSha256`. Null if it is new.
 */
async function findKeyReuse(
  tx: Tx,
  { keyHash, certificateId, userId }: { keyHash: string; certificateId: string; userId: string },
): Promise<KeyReuse | null> {
  if (await tx.issuance.count({ where: { replacedKey: keyHash, reason: 'leaked_key' }, take: 1 })) return 'leaked'
  const used = { keyHash, certificateId: { not: certificateId } }
  if (await tx.issuance.count({ where: { ...used, certificate: { issuedAt: { not: null }, userId: { not: userId } } }, take: 1 }))
    return 'other_buyer'
  return (await tx.issuance.count({ where: { ...used, certificate: { issuedAt: { not: null }, userId } }, take: 1 })) ? 'own' : null
}
