import { chooseApprover } from '../../lib/certificates/setup/choose-approver'
import { fetchApprovers } from '../../lib/certificates/setup/fetch-approvers'
import { requestApprovers } from '../../lib/certificates/setup/request-approvers'
import { saveContacts } from '../../lib/certificates/setup/save-contacts'
import { saveRequest } from '../../lib/certificates/setup/save-request'
import { requestSubmission } from '../../lib/certificates/submission/request'
import { submit } from '../../lib/certificates/submission/submit'
import { must } from '../../lib/certificates/testing/shop'
import { poll } from '../../lib/certificates/validation/poll'
import { HOUR, later, MINUTE, now } from '../../lib/clock'
import { db } from '../../lib/db/client'
import { Pkcs10CertificateRequestGenerator } from '../../lib/enom/simulator/x509'
import type { PastBuyer } from './buyers'
import type { World } from './world'

/** A certificate in the history, for `host`. */
export type PastCertificate = { id: string; actor: { kind: 'client'; userId: string }; buyer: PastBuyer; host: string }

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const SERVERS = ['nginx', 'apache', 'iis', 'cpanel', 'caddy', 'haproxy'] as const

async function makeRequest({ host, buyer: { company, city, country } }: PastCertificate): Promise<string> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
  const name = `CN=${host}, O=${company}, L=${city}, ST=${city}, C=${country}`
  return (await Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm: ALGORITHM })).toString('pem')
}

async function saveNewRequest({ random }: World, certificate: PastCertificate): Promise<void> {
  const csr = await makeRequest(certificate)
  must(await saveRequest(certificate.actor, certificate.id, { serverSoftware: random.pick(SERVERS), csr }))
}

/**
 * Fills in the set-up form up to its last step, with this inbox or the first one that Enom lists. Returns false if Enom lists none at the
 * moment.
 */
export async function fillIn(world: World, certificate: PastCertificate, inbox?: string): Promise<boolean> {
  const { id, actor, buyer } = certificate
  const { firstName, lastName, company, city, country, email } = buyer
  const place = { address1: '12 Quay Street', city, state: city, postalCode: '10115', country, phone: '+44 113 496 0000' }
  await saveNewRequest(world, certificate)
  must(await saveContacts(actor, id, { admin: { firstName, lastName, organization: company, jobTitle: 'Owner', email, ...place } }))
  must(await requestApprovers(actor, id))
  const { revision } = await draftOf(id)
  await fetchApprovers(id, revision)
  const { approvers } = await draftOf(id)
  const [first] = Array.isArray(approvers) ? approvers : []
  if (typeof first !== 'object' || first === null || !('email' in first)) return false
  must(await chooseApprover(actor, id, inbox ?? String(first.email)))
  return true
}

const draftOf = (id: string) =>
  db.issuance.findFirstOrThrow({ where: { certificateId: id }, orderBy: { number: 'desc' }, select: { revision: true, approvers: true } })

/** Submits the request to the authority. */
export async function send({ id, actor }: PastCertificate): Promise<void> {
  must(await requestSubmission(actor, id, { agreed: true }))
  await submit(id)
}

/** Has the buyer set the certificate up and submit it, once it is bought. If Enom does not respond, the buyer tries again later. */
export async function setUp(world: World, certificate: PastCertificate): Promise<void> {
  const { enomCertId, stage } = await db.certificate.findUniqueOrThrow({ where: { id: certificate.id } })
  if (stage !== 'setup' && stage !== 'purchase') return
  if (enomCertId === null || !(await fillIn(world, certificate))) {
    world.agenda.add(later(now(), 10 * HOUR), () => setUp(world, certificate))
    return
  }
  await send(certificate)
  world.agenda.add(later(now(), (10 + world.random.whole(240)) * MINUTE), () => approve(world, certificate))
}

/** Approves the request as the domain's owner and, if the file names an organisation, confirms the organisation within three days. */
async function approve(world: World, { id }: PastCertificate): Promise<void> {
  const { enomCertId, type, stage } = await db.certificate.findUniqueOrThrow({ where: { id }, include: { type: true } })
  if (stage !== 'validation') return
  await world.enom('approve', { certId: enomCertId })
  await watch(world, id)
  if (type.level === 'dv') return
  world.agenda.add(later(now(), (20 + world.random.whole(50)) * HOUR), async () => {
    await world.enom('confirm-organisation', { certId: enomCertId })
    await watch(world, id)
  })
}

/** Calls Enom, and tries again later if there was no response. */
async function watch(world: World, id: string): Promise<void> {
  await poll(id)
  const { stage, validationStep } = await db.certificate.findUniqueOrThrow({ where: { id } })
  if (stage === 'validation' && validationStep === 'approval') world.agenda.add(later(now(), 2 * HOUR), () => watch(world, id))
}

/** Submits a new request for a certificate whose replacement was started; the domain's owner approves it the same day. */
export async function sendReplacement(world: World, certificate: PastCertificate): Promise<void> {
  await saveNewRequest(world, certificate)
  await send(certificate)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: certificate.id } })
  world.agenda.add(later(now(), 3 * HOUR), async () => {
    await world.enom('approve', { certId: enomCertId })
    await poll(certificate.id)
  })
}
