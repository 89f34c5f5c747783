import type { ServerResponse } from 'node:http'

/** Writes one byte per millisecond for at most `mostMs`, then writes the remaining bytes all at once. */
export async function sendSlowly(response: ServerResponse, body: string, mostMs: number): Promise<void> {
  const bytes = Buffer.from(body)
  const end = performance.now() + mostMs
  let sent = 0
  while (sent < bytes.length && performance.now() < end && !response.destroyed) {
    response.write(bytes.subarray(sent, sent + 1))
    sent += 1
    await new Promise((done) => setTimeout(done, 1))
  }
  response.end(bytes.subarray(sent))
}
