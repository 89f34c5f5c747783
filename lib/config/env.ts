import { realShopFaults } from './real-shop'
import { type Env, schema } from './schema'

/** Thrown if the settings cannot be used. The message has one line for each invalid setting and never includes a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Returns the settings. Reports all errors together, one per line.
 * @throws SettingsError
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(filled)
  const unreadable = parsed.error?.issues.map((issue) => ({ name: issue.path.join('.'), what: issue.message })) ?? []
  const names = new Set(unreadable.map(({ name }) => name))
  // Check the valid settings even if others cannot be parsed, so that all errors are reported together.
  const readable = schema.partial().parse(Object.fromEntries(Object.entries(filled).filter(([name]) => !names.has(name))))
  const faults = new Map<string, string>()
  for (const { name, what } of [...unreadable, ...realShopFaults(readable)]) if (!faults.has(name)) faults.set(name, what)
  if (parsed.success && !faults.size) return parsed.data
  const lines = [...faults].map(([name, what]) => `  ${name}: ${what}`)
  throw new SettingsError(`The shop cannot start with these settings:\n${lines.join('\n')}`)
}

/** The settings of this process, read on first import. */
export const env = parseEnv(process.env)
