import { z } from 'zod'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import type { Command } from '../../enom/command'
import { purchaseServices } from '../../enom/commands/purchase-services'
import type { EnomClient } from '../../enom/connection/client'
import type { CallHooks } from '../../enom/connection/post'
import { EnomError } from '../../enom/errors'
import { assertLeaseLive } from '../../jobs/lease'
import { log } from '../../log'
import { type FixableField, NotSent, RegistrarError } from '../errors'
import { classify } from '../translation/classify'
import { assertCircuitClosed, isCallFailure, recordCallFailure, recordCallSuccess } from './breaker'
import { observeCall } from './observe-call'

export type Caller = { client: EnomClient; accountId: string; certificateId?: string }

/** A call that must happen once is sent within this many milliseconds after its row was written, or not at all. */
const SEND_WITHIN = 10_000
/**
 * For this many milliseconds after its row was written, Enom may still carry out a purchase, even if we recorded that the call had ended or
 * our process was killed.
 */
export const SALE_ENDS_WITHIN = SEND_WITHIN + purchaseServices.timeoutMs

type CallOptions = Omit<CallHooks, 'beforeSend'> & {
  /** The operation that this call carries out. */
  operationId?: string
}

/**
 * Runs one Enom command between two writes: the intent is committed before it, the outcome after it. A row without an outcome is a call
 * whose result is unknown. No call is made for an account that Enom has stopped responding to (breaker.ts). A call that must happen once is
 * not sent by a worker that may have lost its lease, nor long after its row was written. The call of an operation is recorded and sent only
 * while the operation is `started`: once it is closed or its outcome is unknown, nothing more is sent for it.
 * @throws RegistrarError; LeaseLost or NotSent if nothing was sent for one of these reasons.
 */
export async function recordCall<Input, Output>(
  caller: Caller,
  command: Command<Input, Output>,
  input: Input,
  { operationId, ...hooks }: CallOptions = {},
): Promise<Output> {
  checkInput(command, input)
  const { accountId, certificateId } = caller
  await assertCircuitClosed(accountId, command.name)
  const begun = performance.now()
  const row = { accountId, certificateId, operationId, command: command.name, input: command.recordable(input), startedAt: now() }
  const id = await (operationId ? writeWhileStarted({ ...row, operationId }) : write(db, row))
  const beforeSend = () => {
    assertLeaseLive()
    if (performance.now() - begun > SEND_WITHIN) throw new NotSent('too late to send this to Enom')
  }
  try {
    const output = await observeCall({ command: command.name, accountId, certificateId, callId: id }, () =>
      caller.client.call(command, input, command.effect === 'once' ? { ...hooks, beforeSend } : hooks),
    )
    await db.enomCall.update({
      where: { id },
      data: { finishedAt: now(), outcome: 'ok', reply: command.rememberable(output) },
    })
    await note(accountId, 'answer')
    return output
  } catch (cause) {
    if (cause instanceof NotSent)
      await db.enomCall.update({ where: { id }, data: { finishedAt: now(), outcome: 'unreachable', errorText: cause.message } })
    if (!(cause instanceof EnomError)) throw cause
    const refusal = classify(cause, command.effect)
    await db.enomCall.update({
      where: { id },
      data: { finishedAt: now(), outcome: cause.kind, responseNumber: cause.responseNumber, errorText: refusal.text },
    })
    await note(accountId, isCallFailure(cause) ? 'silence' : 'answer')
    throw refusal
  }
}

type Row = Prisma.EnomCallUncheckedCreateInput

async function write(tx: Tx, data: Row): Promise<string> {
  const { id } = await tx.enomCall.create({ data, select: { id: true } })
  return id
}

/**
 * Locks the operation's row until the call's row is committed. Code that ends the operation has either committed before or will see the
 * call. @throws NotSent
 */
function writeWhileStarted(data: Row & { operationId: string }): Promise<string> {
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      select 1 from "SupplierOperation" where id = ${data.operationId}::uuid and state = 'started' for update`
    if (!rows.length) throw new NotSent('it was ended before Enom was asked')
    return write(tx, data)
  })
}

/** Updates the breaker's count. A failure here is harmless, because the outcome of the call is already recorded. */
async function note(accountId: string, what: 'answer' | 'silence'): Promise<void> {
  const noted = what === 'answer' ? recordCallSuccess(accountId) : recordCallFailure(accountId)
  await noted.catch((error: unknown) => log.warn({ err: error, accountId }, 'circuit breaker could not record a call'))
}

/** Rejects input that Enom does not accept before a row is written, so nothing is sent. */
function checkInput<Input, Output>(command: Command<Input, Output>, input: Input): void {
  try {
    command.encode(input)
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause
    const places = cause.issues.map((issue) => issue.path.join('.'))
    throw new RegistrarError('fixable', `not in the form Enom accepts: ${places.join(', ')}`, fieldOf(places[0] ?? ''))
  }
}

function fieldOf(place: string): FixableField {
  if (place.startsWith('approver')) return 'approver'
  return place.startsWith('contacts') || place.startsWith('requester') ? 'contacts' : 'csr'
}
