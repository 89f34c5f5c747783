import type { Authority } from '../authority'
import type { Clock } from '../clock'
import { refuse } from '../refusals'
import type { Element } from '../render/element'
import type { Stack } from '../render/envelope'
import type { Account, Certificate } from '../schema'
import { type Event, isAccepted, STATUS_TEXT } from '../status'
import type { Store } from '../store'

/** What the server's parts share. */
export type World = {
  store: Store
  clock: Clock
  authority: Authority
  /** Sends the approval mails that wait; never throws. */
  sendMails(): void
}

/** One call that has passed the checks of login and address. */
export type Call = World & {
  account: Account
  /** A parameter by its name in any case; empty where it was not sent. */
  parameter(name: string): string
  hasParameter(name: string): boolean
}

/** A command of interface.asp: its name as Enom writes it, the server program that answers it, and what it does. */
export type SimulatedCommand = {
  name: string
  stack: Stack
  /** @throws Refusal for everything Enom refuses. */
  answer(call: Call): Element[] | Promise<Element[]>
}

/**
 * The certificate the call names, if it is the caller's own.
 * @throws Refusal when the id is missing, no number, or another account's.
 */
export function requireCertificate(call: Call): Certificate {
  const id = call.parameter('CertID').trim()
  if (!id) throw refuse.certIdMissing()
  if (!/^\d{1,8}$/.test(id)) throw refuse.certIdInvalid()
  const found = call.store.certificate(Number(id))
  if (!found || !isVisible(found, call)) throw refuse.certNotFound()
  return found
}

/** Whether the caller may see it: its own, and no longer in the queue of cart orders. */
export function isVisible({ account, appearsAt }: Certificate, call: Call): boolean {
  return account === call.account.loginId && (appearsAt === null || appearsAt <= call.clock.now().toISOString())
}

/** @throws Refusal when the certificate's status does not accept this command. */
export function requireAccepted(event: Event, certificate: Certificate): void {
  if (!isAccepted(event, certificate.status)) throw refuse.wrongStatus(STATUS_TEXT[certificate.status] ?? String(certificate.status))
}

/** A 1-based position or page size out of a parameter; anything that is none counts as `fallback`. */
export function readPosition(call: Call, name: string, fallback = 1): number {
  const asked = call.parameter(name).trim()
  return /^\d{1,8}$/.test(asked) && Number(asked) > 0 ? Number(asked) : fallback
}
