type Entry = Record<string, unknown> & { version?: string; optionalDependencies?: Record<string, string> }
type Lock = { packages: Record<string, Entry> }
type Dist = { integrity?: string; tarball?: string }

export function completeLock(lock: Lock): { lock: Lock; added: string[]; unknown: string[] }
export function withoutHash(lock: Lock): { at: string; name: string; version: string | undefined }[]
export function fillHashes(
  lock: Lock,
  ask: (specifier: string) => Promise<Dist | null>,
): Promise<{ lock: Lock; filled: number; unknown: string[] }>
