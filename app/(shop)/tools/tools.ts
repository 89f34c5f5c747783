import type { Metadata } from 'next'
import { alternatesOf } from '@/lib/languages/places'
import { type Messages, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

/** One public tool: its path below /tools, and its key in the message catalogue. */
export type Tool = { name: keyof Messages['tools']['list']; path: string }

/** Every public tool, in the order in which they are listed. */
export const TOOLS = {
  csr: { name: 'csr', path: '/tools/csr-decoder' },
  certificate: { name: 'certificate', path: '/tools/certificate-decoder' },
  chain: { name: 'chain', path: '/tools/chain-checker' },
  matcher: { name: 'matcher', path: '/tools/key-matcher' },
  lifetimes: { name: 'lifetimes', path: '/tools/file-lifetimes' },
  dns: { name: 'dns', path: '/tools/dns-check' },
  site: { name: 'site', path: '/tools/site-check' },
} as const satisfies Record<string, Tool>

/** Returns a tool's texts for its page, the list of tools and search engines. */
export function toolWords({ name }: Tool, language: Language = DEFAULT_LANGUAGE) {
  const words = wordsOf(language, 'tools')
  return { title: words(`list.${name}.title`), ask: words(`list.${name}.ask`), description: words(`list.${name}.description`) }
}

/** Returns a tool's metadata. `isRefused` puts "Error" into the title, which screen readers read first. */
export function toolMetadata(tool: Tool, { isRefused = false, language = DEFAULT_LANGUAGE as Language } = {}): Metadata {
  const { title, description } = toolWords(tool, language)
  const own = isRefused ? wordsOf(language, 'tools')('errorTitle', { title }) : title
  return { title: own, description, alternates: alternatesOf(language, tool.path) }
}
