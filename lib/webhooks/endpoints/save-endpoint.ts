import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { now } from '../../clock'
import { newId } from '../../db/new-id'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { type AddressRefusal, addressFault, recorded, withoutPath } from '../address'
import type { EndpointKind } from '../kinds'
import { newSecret, sealSecret } from '../sign'
import { endpointVersion, MAX_ENDPOINTS } from './list-endpoints'

type EndpointInput = {
  id?: string | undefined
  url: string
  description: string
  kinds: EndpointKind[]
  isOn: boolean
  version?: string | undefined
}
export type SaveEndpointRefusal = AddressRefusal | ChangedSince | { code: 'not-found' | 'no-kinds' | 'too-many' }

const RECORDED = { url: true, description: true, kinds: true, isOn: true } as const

/**
 * Adds or changes an endpoint. A new endpoint has a secret that no one has seen yet (`revealSecret`). Switching an endpoint on again clears
 * its failures.
 */
export async function saveEndpoint(actor: Actor, input: EndpointInput): Promise<Result<{ id: string }, SaveEndpointRefusal>> {
  if (!mayStaff(actor, 'credentials')) return err({ code: 'not-found' })
  const fault = addressFault(input.url)
  if (fault) return err(fault)
  if (!input.kinds.length) return err({ code: 'no-kinds' })
  return inTransaction((tx) => write(tx, actor, input))
}

async function write(tx: Tx, actor: Actor, { id, version, ...plain }: EndpointInput): Promise<Result<{ id: string }, SaveEndpointRefusal>> {
  // Two endpoints added at the same time can't exceed the limit.
  if (!id) await tx.$executeRaw`lock table "WebhookEndpoint" in share row exclusive mode`
  else await tx.$queryRaw`select 1 from "WebhookEndpoint" where id = ${id}::uuid for no key update`
  const before = id ? await tx.webhookEndpoint.findUnique({ where: { id }, select: RECORDED }) : null
  if (id && !before) return err({ code: 'not-found' })
  if (before && version && endpointVersion(before) !== version)
    return err({ code: 'changed-since', version: endpointVersion(before), theirs: before, yours: plain })
  if (!id && (await tx.webhookEndpoint.count()) >= MAX_ENDPOINTS) return err({ code: 'too-many' })
  const forgotten = plain.isOn && before?.isOn === false ? { failingSince: null, offReason: null } : {}
  const newest = id ?? newId()
  if (id) await tx.webhookEndpoint.update({ where: { id }, data: { ...plain, ...forgotten } })
  else {
    const secretSealed = sealSecret(newSecret(), newest)
    await tx.webhookEndpoint.create({ data: { ...plain, id: newest, secretSealed, createdAt: now() } })
  }
  const change = { before: before && recorded(before), after: { ...recorded(plain), ...movedTo(before, plain) } }
  await recordStaffAction(tx, actor, { action: 'webhook.save', subject: { kind: 'webhook', id: newest }, ...change })
  return ok({ id: newest })
}

/** Marks the URL as changed when the log would show no difference because it leaves out the path. */
function movedTo(before: { url: string } | null, { url }: { url: string }): { path?: 'changed' } {
  return before && before.url !== url && withoutPath(before.url) === withoutPath(url) ? { path: 'changed' } : {}
}
