import type { CommandName } from '../commands/wire'
import { type Refusal, refuse } from '../refusals'
import { readDay, sixMonthsBefore } from '../time/day'
import { DOCUMENTED, type Documented, EVERYWHERE } from './documented'

/** The result of checking a call against Enom's documents: the first violation, and everything that is merely tolerated. */
type Reading = { refusal: Refusal | null; warnings: string[] }

const MOST_WARNINGS = 20

/** Checks a call's parameters (names in lower case) against Enom's documents. */
export function readStrictly(command: CommandName, parameters: ReadonlyMap<string, string>): Reading {
  const documented = { ...EVERYWHERE, ...DOCUMENTED[command] }
  const refusals: Refusal[] = []
  const warnings: string[] = []
  for (const [name, rule] of Object.entries(documented)) {
    if (rule.need && !parameters.has(name.toLowerCase())) {
      if (rule.need === 'refused') refusals.push(refuse.undocumented(`${name} is missing`, '301'))
      else warnings.push(`${name} is missing; the documentation calls it required`)
    }
  }
  for (const [sent, value] of parameters) {
    const found = findRule(documented, sent)
    if (!found) warnings.push(`${sent.slice(0, 40).replace(/[^\w.-]/g, '?')} is not in the documentation of this command and was ignored`)
    else if (value.trim()) judge(found.name, found.rule, value.trim(), refusals, warnings)
  }
  warnings.push(...findLongPeriod(parameters), ...findBareRequest(parameters))
  return { refusal: refusals[0] ?? null, warnings: warnings.slice(0, MOST_WARNINGS) }
}

function findRule(documented: Readonly<Record<string, Documented>>, sent: string): { name: string; rule: Documented } | null {
  const wanted = sent.toLowerCase()
  const numbered = wanted.replace(/\d+$/, '#')
  const name = Object.keys(documented).find((one) => [wanted, numbered].includes(one.toLowerCase()))
  const rule = name === undefined ? undefined : documented[name]
  return name && rule ? { name, rule } : null
}

function judge(name: string, rule: Documented, value: string, refusals: Refusal[], warnings: string[]): void {
  const { longest, values, most } = rule
  if (longest && value.length > longest) refusals.push(refuse.undocumented(`${name} may have at most ${longest} characters`, '303'))
  if (values && !values.some((one) => one.toLowerCase() === value.toLowerCase()))
    refusals.push(refuse.undocumented(`${name} must be one of: ${values.join(', ')}`, '304'))
  if (most && !/^\d+$/.test(value)) refusals.push(refuse.undocumented(`${name} must be a whole number`, '305'))
  if (most && Number(value) > most) refusals.push(refuse.undocumented(`${name} may be at most ${most}`, '303'))
  if (!rule.isDate) return
  if (readDay(value) === null) refusals.push(refuse.undocumented(`${name} must be a date in the form MM/DD/YYYY`, '304'))
  else if (!/^\d\d\/\d\d\/\d{4}$/.test(value)) warnings.push(`${name} is documented as MM/DD/YYYY, with leading zeros and without a time`)
}

/** Order and transaction lists are documented to cover at most six months; a longer period is shortened without an error. */
function findLongPeriod(parameters: ReadonlyMap<string, string>): string[] {
  const begin = readDay(parameters.get('begindate') ?? parameters.get('startdate') ?? '')
  const end = readDay(parameters.get('enddate') ?? '')
  return begin !== null && end !== null && begin < sixMonthsBefore(end) ? ['a period longer than six months is shortened'] : []
}

function findBareRequest(parameters: ReadonlyMap<string, string>): string[] {
  const csr = parameters.get('csr')?.trim()
  return csr && !csr.startsWith('-----BEGIN') ? ['CSR without its BEGIN and END lines; the documentation shows it with them'] : []
}
