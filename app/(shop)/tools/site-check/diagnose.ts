import { protocolText } from '@/lib/certificates/installation/text'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Inspection, Served, Sighting } from '@/lib/probe/types'

/** One fault, what it means for visitors, and what to do. */
export type Fault = { title: string; todo: string }

type Host = { host: string; port: number }

/** Returns the faults that browsers find in a site, without duplicates and worst first. Empty if there are none. */
export function diagnose({ found, sightings }: Inspection, at: Host, language: Language): Fault[] {
  const words = wordsOf(language, 'site')
  const { host } = at
  if (found !== 'addresses') return [{ title: words(`${found}.title`, { host }), todo: words(`${found}.todo`) }]
  const faults = sightings.flatMap((seen) => faultsOf(seen, at, language))
  const once = [...new Map(faults.map((fault) => [fault.title, fault])).values()]
  if (once.length || sightings.some(({ outcome }) => outcome === 'served')) return once
  return [{ title: words('unreachable.title', { host }), todo: words('unreachable.todo') }]
}

function faultsOf(seen: Sighting, { host, port }: Host, language: Language): Fault[] {
  const words = wordsOf(language, 'site')
  const { address } = seen
  const at = { address, port: String(port) }
  switch (seen.outcome) {
    case 'no_route':
      return []
    case 'not_public':
      return [{ title: words('not_public.title', { host }), todo: words('not_public.todo', { address }) }]
    case 'no_answer':
    case 'refused':
      return [{ title: words('no_answer.title', at), todo: words('no_answer.todo') }]
    case 'not_tls':
      return [{ title: words('not_tls.title', at), todo: words('not_tls.todo') }]
    case 'served':
      return servedFaults(seen.served, host, language)
  }
}

function servedFaults({ nameFits, names, trust, notAfter, protocol }: Served, host: string, language: Language): Fault[] {
  const words = wordsOf(language, 'site')
  const faults: Fault[] = []
  if (!nameFits) {
    const shown = names.slice(0, 3).join(', ')
    const title = shown ? words('otherName.title', { host, names: shown }) : words('otherName.titleNoName', { host })
    faults.push({ title, todo: words('otherName.todo') })
  }
  if (trust !== 'trusted') {
    faults.push({ title: words(`trust.${trust}.title`, { day: notAfter.slice(0, 10) }), todo: words(`trust.${trust}.todo`) })
  }
  if (!/^TLSv1\.[23]$/.test(protocol)) faults.push({ title: words('oldProtocol'), todo: protocolText(protocol, language) })
  return faults
}
