import type { Authority } from '../authority'
import { requireProduct } from '../products/products'
import { refuse } from '../refusals'
import { type Element, group } from '../render/element'
import type { Stack } from '../render/envelope'
import type { Account, Certificate } from '../state/schema'
import type { Store } from '../state/store'
import { type Event, isAccepted, isForBrand, STATUS_TEXT } from '../status'
import type { Clock } from '../time/clock'
import { type CommandName, WIRE, type Wire } from './wire'

/** State and services shared by the server's parts. */
export type World = {
  store: Store
  clock: Clock
  authority: Authority
  /** Sends the pending emails. Never throws. */
  sendMails(): void
}

/** A call that has passed the login and IP address checks. */
export type Call = World & {
  account: Account
  /** Returns a parameter by its case-insensitive name, or an empty string if it was not sent. */
  parameter(name: string): string
  hasParameter(name: string): boolean
}

/** A command of interface.asp: its name as Enom spells it, and its behaviour. `wire.ts` describes how its response is written. */
export type CommandAnswer = {
  name: CommandName
  /** @throws Refusal for everything that Enom refuses. */
  answer(call: Call): Element[] | Promise<Element[]>
}

/**
 * Returns the certificate named in the call if it belongs to the caller.
 * @throws Refusal when the id is missing, not a number, or belongs to another account.
 */
export function requireCertificate(call: Call): Certificate {
  const id = call.parameter('CertID').trim()
  if (!id) throw refuse.certIdMissing()
  if (!/^\d{1,8}$/.test(id)) throw refuse.certIdInvalid()
  const found = call.store.certificate(Number(id))
  if (!found || !isVisible(found, call)) throw refuse.certNotFound()
  return found
}

/** Whether the certificate belongs to the caller and is no longer queued in a cart order. */
export function isVisible({ account, appearsAt }: Certificate, call: Call): boolean {
  return account === call.account.loginId && (appearsAt === null || appearsAt <= call.clock.now().toISOString())
}

/** @throws Refusal when the certificate's brand or status does not accept this command. */
export function requireAccepted(call: Call, event: Event, certificate: Certificate): void {
  const { family } = requireProduct(certificate.prodType)
  if (!isForBrand(event, family, call.store.settings().switches.brandRules)) throw refuse.wrongBrand(event)
  if (!isAccepted(event, certificate.status)) throw refuse.wrongStatus(STATUS_TEXT[certificate.status] ?? String(certificate.status))
}

/** Returns the submitted request that is awaiting approval by email. @throws Refusal if it is validated by a file or DNS record instead. */
export function requireMailed({ submission }: Certificate): NonNullable<Certificate['submission']> {
  if (submission?.proof.method !== 'Email') throw refuse.notByMail()
  return submission
}

/** A command and the server program that handles it. */
export type SimulatedCommand = CommandAnswer & { stack: Stack }

/** Returns a command's elements inside its wrapper, or bare if it has none. */
export function wrapped(call: Call, name: CommandName, elements: Element[]): Element[] {
  const { wrapper, doubtful }: Wire = WIRE[name]
  if (!wrapper || (doubtful && call.store.settings().switches.doubtfulWrappers === 'bare')) return elements
  return [group(wrapper, elements)]
}

/** Reads a 1-based position or page size from a parameter. Returns `fallback` for anything else. */
export function readPosition(call: Call, name: string, fallback = 1): number {
  const asked = call.parameter(name).trim()
  return /^\d{1,8}$/.test(asked) && Number(asked) > 0 ? Number(asked) : fallback
}
