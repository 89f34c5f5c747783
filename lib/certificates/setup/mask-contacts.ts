import type { Actor } from '../../actor'
import type { Contact, KeptContacts } from './contacts'

/**
 * Whether somebody sees contacts as they were entered. A session that came by a set-up link does only where it entered them itself:
 * a link can be passed on, and the people in it are not everybody's to read.
 */
export function maySeeContacts(actor: Actor, kept: KeptContacts): boolean {
  return actor.kind !== 'order' || (actor.session !== undefined && actor.session === kept.enteredIn)
}

/** Contacts to be recognised by who knows them, and of no use to anybody else: `J*** D***`, `j***@…`. */
export function maskContacts({ written: { admin, tech, billing } }: KeptContacts): KeptContacts {
  const written = { admin: maskPerson(admin), tech: tech && maskPerson(tech), billing: billing && maskPerson(billing) }
  return { written, sent: written }
}

/** Organisation and country stay: the first is printed in certificates and stands in registers, the second tells nobody apart. */
function maskPerson({ organization, country, email, ...personal }: Contact): Contact {
  const { firstName, lastName, jobTitle, address1, address2, city, state, postalCode, phone } = personal
  return {
    organization,
    country,
    email: `${mask(email)}@…`,
    firstName: mask(firstName),
    lastName: mask(lastName),
    jobTitle: mask(jobTitle),
    address1: mask(address1),
    address2: mask(address2),
    city: mask(city),
    state: mask(state),
    postalCode: mask(postalCode),
    phone: mask(phone),
  }
}

function mask(text: string): string {
  return text && `${[...text][0]}***`
}
