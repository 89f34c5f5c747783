type Entry = Record<string, unknown> & { version?: string; optionalDependencies?: Record<string, string> }
type Lock = { packages: Record<string, Entry> }

export function completeLock(lock: Lock): { lock: Lock; added: string[]; unknown: string[] }
