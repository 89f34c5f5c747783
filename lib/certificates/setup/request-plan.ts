import { addressProblemText } from '../../csr/address/address-text'
import { type Address, type AddressProblem, readAddress } from '../../csr/address/read-address'
import { isCountryCode } from '../../csr/countries'
import { quote } from '../../csr/quote'
import type { ProductRules } from '../../csr/types'
import { type Messages, wordsOf } from '../../languages/text'
import type { Language } from '../../languages/types'
import { err, ok, type Result } from '../../result'

/** The buyer's input for a request that the browser will generate. */
export type PlanInput = { names: string; www: boolean; organization: string; locality: string; state: string; country: string }
type PlanField = keyof PlanInput

/** What is wrong with a field, as a sentence in the buyer's language. */
type PlanFault = (language: Language) => string
export type PlanFaults = Partial<Record<PlanField, PlanFault>>

function planFault(key: keyof Messages['planFaults'], values: Record<string, string | number> = {}): PlanFault {
  return (language) => wordsOf(language, 'planFaults')(key, values)
}

function asTyped(problem: AddressProblem): PlanFault {
  return (language) => addressProblemText(problem, language)
}

/** The contents of the request. Names are given both as in the certificate and in readable form; the address to secure comes first. */
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
 * Returns the contents of a request for this product, or a sentence for each invalid field. The names and subject of a request generated
 * from it cause no blockers (csr/policy).
 */
export function planOf(input: PlanInput, product: ProductRules): Result<PlannedRequest, PlanFaults> {
  const names = namesOf(input, product)
  const subject = { organization: input.organization.trim(), locality: input.locality.trim(), state: input.state.trim() }
  const wrong = { ...(names.ok ? {} : names.error), ...subjectFaults({ ...subject, country: input.country }, product) }
  if (!names.ok || Object.keys(wrong).length > 0) return err(wrong)
  // In the request for a domain-validated certificate, only the country is used.
  const named = product.level === 'dv' ? { organization: '', locality: '', state: '' } : subject
  return ok({ names: names.value, ...named, country: input.country })
}

function subjectFaults(subject: Omit<PlanInput, 'names' | 'www'>, { level }: ProductRules): PlanFaults {
  const faults: PlanFaults = {}
  if (!isCountryCode(subject.country)) faults.country = planFault('country')
  if (level === 'dv') return faults
  if (!subject.organization) faults.organization = planFault('organization')
  if (!subject.locality) faults.locality = planFault('locality')
  for (const field of ['organization', 'locality', 'state'] as const) {
    const { length } = subject[field]
    if (length > LIMITS[field]) faults[field] = planFault('long', { length, limit: LIMITS[field] })
  }
  return faults
}

type Names = Result<PlannedRequest['names'], Pick<PlanFaults, 'names' | 'www'>>

function namesOf(input: PlanInput, product: ProductRules): Names {
  const names = product.multiDomain ? severalNames(input.names, product) : product.wildcard ? wildcardNames(input.names) : oneName(input)
  const first = names.ok ? names.value[0]?.ascii : undefined
  return first && first.length > COMMON_NAME_LIMIT
    ? err({
        names: planFault('nameLong', { name: first, length: first.length, limit: COMMON_NAME_LIMIT }),
      })
    : names
}

function oneName({ names, www }: PlanInput): Names {
  const address = readAddress(names)
  if (!address.ok) return err({ names: asTyped(address.error) })
  const { value } = address
  if (value.wildcard) return err({ names: planFault('star', { domain: value.domain }) })
  if (!www) return ok([shown(value)])
  const { registrable } = value
  if (value.domain !== registrable && value.domain !== `www.${registrable}`)
    return err({ www: planFault('www', { domain: registrable, name: value.unicode }) })
  return asNames([`www.${registrable}`, registrable])
}

function wildcardNames(text: string): Names {
  const address = readAddress(text)
  if (!address.ok) return err({ names: asTyped(address.error) })
  const { wildcard, domain, registrable } = address.value
  if (wildcard) return asNames([`*.${domain}`, domain])
  if (domain === registrable || domain === `www.${registrable}`) return asNames([`*.${registrable}`, registrable])
  return err({ names: planFault('wildcard', { domain: registrable, name: domain }) })
}

function severalNames(text: string, { namesIncluded }: ProductRules): Names {
  const written = text.split(/[\s,;]+/).filter(Boolean)
  if (written.length === 0) return err({ names: planFault('none') })
  const read = written.map((one) => readAddress(one))
  for (const [at, address] of read.entries()) {
    if (!address.ok) return err({ names: asTyped(address.error) })
    if (address.value.wildcard)
      return err({ names: planFault('starAmong', { written: quote(written[at] ?? ''), domain: address.value.domain }) })
  }
  const names = new Map(read.flatMap((address) => (address.ok ? [[address.value.name, shown(address.value)]] : [])))
  return names.size > namesIncluded
    ? err({
        names: planFault('tooMany', { count: names.size, included: namesIncluded }),
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
