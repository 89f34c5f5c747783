import { randomInt } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Ports below the ephemeral range (Linux: from 32768, others higher), so that no outgoing connection takes the port in the meantime. */
const [LOWEST_PORT, PORTS_END] = [20_000, 32_768]

/** Contains an empty file for each port that was given to somebody. */
const TAKEN = path.join(tmpdir(), `keelmark-ports-${process.getuid?.() ?? 'all'}`)
const TAKEN_MS = 3_600_000

/**
 * Returns a port that is currently free, and that no other process of ours is given within an hour: a server may need seconds to start, and
 * until then nothing else shows that its port is taken.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(LOWEST_PORT, PORTS_END)
  // Marked first, because checking binds the port, and whoever was given it may be about to use it.
  return take(port) && (await isFree(port)) ? port : freePort()
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    // EACCES: Windows reserves some ports.
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function take(port: number): boolean {
  const mark = path.join(TAKEN, String(port))
  try {
    mkdirSync(TAKEN, { recursive: true })
    const since = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY
    if (Date.now() - since > TAKEN_MS) rmSync(mark, { force: true })
    writeFileSync(mark, '', { flag: 'wx' })
    return true
  } catch (error) {
    const { code, path: place } = error as NodeJS.ErrnoException
    // Without a folder for the marks, the port is free as far as anyone can tell.
    return code !== 'EEXIST' || place !== mark
  }
}
