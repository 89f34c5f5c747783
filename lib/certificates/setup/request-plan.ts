import { addressProblemText } from '../../csr/address/address-text'
import { type Address, readAddress } from '../../csr/address/read-address'
import { isCountryCode } from '../../csr/countries'
import { quote } from '../../csr/quote'
import type { ProductRules } from '../../csr/types'
import { err, ok, type Result } from '../../result'

/** What the buyer typed for a request that the browser is to make. */
export type PlanInput = { names: string; www: boolean; organization: string; locality: string; state: string; country: string }
export type PlanField = keyof PlanInput

/** What the request will say. The names are as in the certificate, and as people write them; the address to secure comes first. */
export type PlannedRequest = {
  names: { ascii: string; unicode: string }[]
  organization: string
  locality: string
  state: string
  country: string
}

/** X.520 limits a Common Name and an organisation to 64 characters, a town and a state to 128. */
const LIMITS = { organization: 64, locality: 128, state: 128 } as const
const COMMON_NAME_LIMIT = 64

/**
 * Returns what a request for this product has to say, or a sentence for each wrong field. A request made from it has no blocker
 * (csr/policy) for its names and its subject.
 */
export function planOf(input: PlanInput, product: ProductRules): Result<PlannedRequest, Partial<Record<PlanField, string>>> {
  const names = namesOf(input, product)
  const subject = { organization: input.organization.trim(), locality: input.locality.trim(), state: input.state.trim() }
  const wrong = { ...(names.ok ? {} : names.error), ...subjectFaults({ ...subject, country: input.country }, product) }
  if (!names.ok || Object.keys(wrong).length > 0) return err(wrong)
  // Only the country of a domain-validated certificate's request is of use to anyone.
  const named = product.level === 'dv' ? { organization: '', locality: '', state: '' } : subject
  return ok({ names: names.value, ...named, country: input.country })
}

function subjectFaults(subject: Omit<PlanInput, 'names' | 'www'>, { level }: ProductRules): Partial<Record<PlanField, string>> {
  const faults: Partial<Record<PlanField, string>> = {}
  if (!isCountryCode(subject.country)) faults.country = 'Choose the country.'
  if (level === 'dv') return faults
  if (!subject.organization) faults.organization = 'Enter the organisation as in the company register.'
  if (!subject.locality) faults.locality = 'Enter the town.'
  for (const field of ['organization', 'locality', 'state'] as const) {
    const { length } = subject[field]
    if (length > LIMITS[field]) faults[field] = `This is ${length} characters long; a request holds up to ${LIMITS[field]}. Shorten it.`
  }
  return faults
}

type Names = Result<PlannedRequest['names'], { names?: string; www?: string }>

function namesOf(input: PlanInput, product: ProductRules): Names {
  const names = product.multiDomain ? severalNames(input.names, product) : product.wildcard ? wildcardNames(input.names) : oneName(input)
  const first = names.ok ? names.value[0]?.ascii : undefined
  return first && first.length > COMMON_NAME_LIMIT
    ? err({
        names: `${first} is ${first.length} characters long; the address of a certificate has up to ${COMMON_NAME_LIMIT}. Choose a shorter one.`,
      })
    : names
}

function oneName({ names, www }: PlanInput): Names {
  const address = readAddress(names)
  if (!address.ok) return err({ names: addressProblemText(address.error) })
  const { value } = address
  if (value.wildcard)
    return err({ names: `This certificate covers one address, so it can’t have a star. Enter one, such as www.${value.domain}.` })
  if (!www) return ok([shown(value)])
  const { registrable } = value
  if (value.domain !== registrable && value.domain !== `www.${registrable}`)
    return err({ www: `www is only added to a domain itself, such as ${registrable}, and not to ${value.unicode}. Untick the box.` })
  return asNames([`www.${registrable}`, registrable])
}

function wildcardNames(text: string): Names {
  const address = readAddress(text)
  if (!address.ok) return err({ names: addressProblemText(address.error) })
  const { wildcard, domain, registrable } = address.value
  if (wildcard) return asNames([`*.${domain}`, domain])
  if (domain === registrable || domain === `www.${registrable}`) return asNames([`*.${registrable}`, registrable])
  return err({ names: `Enter *.${registrable} to cover the names under ${registrable}, or *.${domain} for those under ${domain} only.` })
}

function severalNames(text: string, { namesIncluded }: ProductRules): Names {
  const written = text.split(/[\s,;]+/).filter(Boolean)
  if (written.length === 0) return err({ names: 'Enter the names to secure, one on each line.' })
  const read = written.map((one) => readAddress(one))
  for (const [at, address] of read.entries()) {
    if (!address.ok) return err({ names: addressProblemText(address.error) })
    if (address.value.wildcard)
      return err({ names: `“${quote(written[at] ?? '')}” has a star. Each name must be one address, such as www.${address.value.domain}.` })
  }
  const names = new Map(read.flatMap((address) => (address.ok ? [[address.value.name, shown(address.value)]] : [])))
  return names.size > namesIncluded
    ? err({
        names: `These are ${names.size} names; you bought ${namesIncluded}. Keep the ${namesIncluded} you need most, or ask us for more names.`,
      })
    : ok([...names.values()])
}

function asNames(names: readonly string[]): Names {
  return ok(
    names.flatMap((name) => {
      const address = readAddress(name)
      return address.ok ? [shown(address.value)] : []
    }),
  )
}

function shown({ name, unicode }: Address): { ascii: string; unicode: string } {
  return { ascii: name, unicode }
}
