import { z } from 'zod'
import { now } from '../clock'
import { db } from '../db/client'
import type { EnomClient } from '../enom/client'
import type { Command } from '../enom/command'
import { EnomError } from '../enom/errors'
import type { CallHooks } from '../enom/post'
import { assertLeaseLive } from '../jobs/lease'
import { log } from '../log'
import { admit, isSilence, noteAnswer, noteSilence } from './breaker'
import { classify } from './classify'
import { type FixableField, RegistrarError } from './errors'

export type Caller = { client: EnomClient; accountId: string; certificateId?: string }

/**
 * Runs one command of Enom between two writes: the intent is committed before it, the outcome after it.
 * A row without outcome is a call nobody knows the end of. An account that has stopped answering is not called (breaker.ts), and what
 * must happen once is not sent by a worker that may have been taken over from.
 * @throws RegistrarError; LeaseLost when nothing was sent for that reason.
 */
export async function recordCall<Input, Output>(
  caller: Caller,
  command: Command<Input, Output>,
  input: Input,
  hooks?: Omit<CallHooks, 'beforeSend'>,
): Promise<Output> {
  checkInput(command, input)
  const { accountId, certificateId } = caller
  await admit(accountId, command.name)
  const { id } = await db.enomCall.create({
    data: { accountId, certificateId, command: command.name, input: command.recordable(input), startedAt: now() },
    select: { id: true },
  })
  try {
    const output = await caller.client.call(command, input, command.effect === 'once' ? { ...hooks, beforeSend: assertLeaseLive } : hooks)
    await db.enomCall.update({
      where: { id },
      data: { finishedAt: now(), outcome: 'ok', reply: command.rememberable(output) },
    })
    await note(accountId, 'answer')
    return output
  } catch (cause) {
    if (!(cause instanceof EnomError)) throw cause
    const refusal = classify(cause, command.effect)
    await db.enomCall.update({
      where: { id },
      data: { finishedAt: now(), outcome: cause.kind, responseNumber: cause.responseNumber, errorText: refusal.text },
    })
    await note(accountId, isSilence(cause) ? 'silence' : 'answer')
    throw refusal
  }
}

/** Keeps the breaker's count. What Enom did is known by now and is not put in doubt when this fails. */
async function note(accountId: string, what: 'answer' | 'silence'): Promise<void> {
  const noted = what === 'answer' ? noteAnswer(accountId) : noteSilence(accountId)
  await noted.catch((error: unknown) => log.warn({ err: error, accountId }, 'the breaker could not count a call'))
}

/** An input Enom does not take is refused here, before there is a row: nothing was sent. */
function checkInput<Input, Output>(command: Command<Input, Output>, input: Input): void {
  try {
    command.encode(input)
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause
    const places = cause.issues.map((issue) => issue.path.join('.'))
    throw new RegistrarError('fixable', `not in the form Enom takes: ${places.join(', ')}`, fieldOf(places[0] ?? ''))
  }
}

function fieldOf(place: string): FixableField {
  if (place.startsWith('approver')) return 'approver'
  return place.startsWith('contacts') || place.startsWith('requester') ? 'contacts' : 'csr'
}
