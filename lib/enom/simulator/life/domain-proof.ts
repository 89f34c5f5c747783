import { randomBytes } from 'node:crypto'
import type { World } from '../commands/command'
import { readHost, registeredDomain } from '../names'
import { BY_MAIL, type Proof } from '../state/schema'
import { approveRequest } from './approve-request'
import { requireInStatus, requireSubmission, Unfit } from './require-in-status'

/** Enom's texts for the result of the authority's last check. The numbers are the simulator's own, because the real ones are not public. */
export const AUTH_STATUS = {
  INIT: 1,
  AUTHENTICATED: 2,
  UNREACHABLE: 3,
  FILE_NOT_FOUND: 4,
  FILE_MISMATCH: 5,
  UNAVAILABLE: 6,
} as const
export type AuthStatus = keyof typeof AUTH_STATUS
export const AUTH_STATUSES = ['INIT', 'AUTHENTICATED', 'UNREACHABLE', 'FILE_NOT_FOUND', 'FILE_MISMATCH', 'UNAVAILABLE'] as const

/** Returns what the domain owner must publish: a file on the host, or a DNS record with the given label and target. */
export function makeProof(method: Proof['method'], commonName: string, at: Date): Proof {
  if (method === 'Email') return BY_MAIL
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14)
  const secret = BigInt(`0x${randomBytes(18).toString('hex')}`).toString(36)
  const host = readHost(commonName) ?? commonName
  const made = { method, status: 'INIT', checkedAt: null }
  if (method === 'File') return { ...made, name: `http://${host}/.well-known/pki-validation/fileauth.txt`, value: `${stamp}${secret}` }
  return { ...made, name: `s${secret}`.slice(0, 28), value: `s${stamp}.${registeredDomain(host) ?? host}` }
}

/**
 * Records the result of the authority's check for the file or record. If the check succeeded, the request is approved.
 * @throws Unfit for a request that is validated by email or no longer pending.
 */
export async function lookForProof(world: World, certId: number, seen: AuthStatus): Promise<void> {
  const certificate = requireInStatus(world, certId, 'approve')
  const submission = requireSubmission(certificate)
  if (submission.proof.method === 'Email') throw new Unfit(`Certificate ${certId} is validated by mail`)
  const proof: Proof = { ...submission.proof, status: seen, checkedAt: world.clock.now().toISOString() }
  world.store.commit({ certificates: [{ ...certificate, submission: { ...submission, proof } }] })
  if (seen === 'AUTHENTICATED') await approveRequest(world, certId)
}
