import type { Actor } from '../../actor'
import type { Contact, KeptContacts } from './contacts'

/**
 * Returns whether an actor sees contacts as they were entered. A session opened through a set-up link sees them only if they were entered
 * in that session, because links can be passed on and contacts are personal data.
 */
export function maySeeContacts(actor: Actor, kept: KeptContacts): boolean {
  return actor.kind !== 'order' || (actor.session !== undefined && actor.session === kept.enteredIn)
}

/** Masks contacts so that only people who already know them can recognise them: `J*** D***`, `j***@…`. */
export function maskContacts({ written: { admin, tech, billing } }: KeptContacts): KeptContacts {
  const written = { admin: maskPerson(admin), tech: tech && maskPerson(tech), billing: billing && maskPerson(billing) }
  return { written, sent: written }
}

/**
 * Keeps organisation and country. The organisation is printed in certificates and listed in public registers; the country identifies no
 * one.
 */
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
