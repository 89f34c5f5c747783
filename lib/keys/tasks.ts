import { err, ok, type Result } from '../result'
import type { PackInput } from './pack-key'
import type { KeyKind, KeyPair, KeyProblem, PublicHalf, RequestPlan } from './types'

export type Task =
  | { do: 'make'; plan: RequestPlan; kind: KeyKind }
  | { do: 'save'; passphrase: string }
  | { do: 'compare'; file: Uint8Array; passphrase: string }
  | ({ do: 'pack' } & PackInput)
  | { do: 'identify'; what: PublicHalf; file: Uint8Array; passphrase: string }

/** The request, the key file or a public key's hash as text, the packed file as bytes, or null if there is no result. */
export type TaskAnswer = Result<string | ArrayBuffer | null, KeyProblem>

/** The generated key. It leaves the worker only as the text of the saved file, and is discarded with the worker. */
let made: KeyPair | null = null

/** Performs one task of the key worker. Each library is loaded by the first task that needs it. */
export async function doTask(task: Task): Promise<TaskAnswer> {
  switch (task.do) {
    case 'make': {
      const { makeRequest } = await import('./make-request')
      const { key, csr } = await makeRequest(task.plan, task.kind)
      made = key
      return ok(csr)
    }
    case 'save': {
      const { writeKey } = await import('./write-key')
      return made ? ok(await writeKey(made.pkcs8, task.passphrase)) : err({ code: 'no-key' })
    }
    case 'compare': {
      const { readKey } = await import('./read-key')
      const read = await readKey(task.file, task.passphrase)
      if (!read.ok) return read
      return made && isSame(read.value.spki, made.spki) ? ok(null) : err({ code: 'another-key' })
    }
    case 'pack': {
      const { packKey } = await import('./pack-key')
      return packKey(task)
    }
    case 'identify': {
      const { identify } = await import('./identify')
      return identify(task.what, task.file, task.passphrase)
    }
  }
}

function isSame(one: ArrayBuffer, other: ArrayBuffer): boolean {
  const bytes = new Uint8Array(other)
  return one.byteLength === other.byteLength && new Uint8Array(one).every((byte, at) => byte === bytes[at])
}
