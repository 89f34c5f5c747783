import type { Authority } from '../authority'
import type { Clock } from '../clock'
import { requireProduct } from '../products'
import { refuse } from '../refusals'
import { type Element, group } from '../render/element'
import type { Stack } from '../render/envelope'
import type { Account, Certificate } from '../state/schema'
import type { Store } from '../state/store'
import { type Event, isAccepted, isForBrand, STATUS_TEXT } from '../status'
import { type CommandName, WIRE, type Wire } from './wire'

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

/** A command of interface.asp: its name as Enom writes it, and what it does. How it is written stands in `wire.ts`. */
export type CommandAnswer = {
  name: CommandName
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

/** @throws Refusal when the certificate's brand or status does not accept this command. */
export function requireAccepted(call: Call, event: Event, certificate: Certificate): void {
  const { family } = requireProduct(certificate.prodType)
  if (!isForBrand(event, family, call.store.settings().switches.brandRules)) throw refuse.wrongBrand(event)
  if (!isAccepted(event, certificate.status)) throw refuse.wrongStatus(STATUS_TEXT[certificate.status] ?? String(certificate.status))
}

/**
 * The request that was sent for a certificate and waits for an answer by mail.
 * @throws Refusal where it is validated by a file or a record instead.
 */
export function requireMailed({ submission }: Certificate): NonNullable<Certificate['submission']> {
  if (submission?.proof.method !== 'Email') throw refuse.notByMail()
  return submission
}

/** A command together with the server program that answers it. */
export type SimulatedCommand = CommandAnswer & { stack: Stack }

/** A command's own elements in its wrapper, or bare where it has none. */
export function wrapped(call: Call, name: CommandName, elements: Element[]): Element[] {
  const { wrapper, doubtful }: Wire = WIRE[name]
  if (!wrapper || (doubtful && call.store.settings().switches.doubtfulWrappers === 'bare')) return elements
  return [group(wrapper, elements)]
}

/** A 1-based position or page size out of a parameter; anything that is none counts as `fallback`. */
export function readPosition(call: Call, name: string, fallback = 1): number {
  const asked = call.parameter(name).trim()
  return /^\d{1,8}$/.test(asked) && Number(asked) > 0 ? Number(asked) : fallback
}
