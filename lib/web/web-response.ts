import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { constants, createGzip, type Gzip } from 'node:zlib'
import { hashPolicy } from '../config/content-policy'
import { shortenLife } from './shorten-life'

/** How many bytes of a part are looked at again with the next one, in case what is looked for is split between them. */
const OVERLAP = 64

type Done = (error?: Error | null) => void

export type Hold = {
  /** Called once, when status and headers are known and can still be changed. Returns whether to hold the response until it is complete. */
  wants: () => boolean
  /** Receives the whole body, and may still change status and headers. Returns the body to send. */
  finish: (body: Buffer) => Buffer | Promise<Buffer>
  /**
   * Receives each part as it arrives, after the end of the part before. Returns how to send what is held, and the rest as it arrives, or null
   * to go on holding.
   */
  passesOn?: (part: Buffer) => 'plain' | 'gzip' | null
}

/** A response that can be held until it is complete. Adds a Content Security Policy if there is none, except to a 304. */
export class WebResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #hold: Hold | undefined
  #held: Buffer[] | undefined
  #zip: Gzip | undefined

  hold(hold: Hold): void {
    this.#hold = hold
  }

  override writeHead(status: number, wordsOrHeaders?: unknown, givenHeaders?: unknown): this {
    const headers = typeof wordsOrHeaders === 'string' ? givenHeaders : wordsOrHeaders
    // A page from memory already has all its headers. This is the fast path for crowds.
    if (!this.#hold && isHeaders(headers) && 'content-security-policy' in headers) return super.writeHead(status, headers)
    this.statusCode = status
    if (isHeaders(headers)) for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.setHeader(name, value)
    if (this.#isHeld()) return this
    shortenLife(this)
    // A browser replaces its stored headers with those of a 304, but the stored page needs the policy it came with.
    if (this.statusCode !== 304 && !this.hasHeader('content-security-policy')) this.setHeader('content-security-policy', hashPolicy())
    return super.writeHead(this.statusCode)
  }

  override flushHeaders(): void {
    if (!this.#isHeld()) super.flushHeaders()
  }

  override write(chunk: unknown, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    if (this.#isHeld() || this.#zip) {
      this.#take(bytesOf(chunk, encodingOrDone))
      const told = typeof encodingOrDone === 'function' ? encodingOrDone : done
      if (told) process.nextTick(told)
      return true
    }
    return typeof encodingOrDone === 'string' ? super.write(chunk, encodingOrDone, done) : super.write(chunk, encodingOrDone)
  }

  override end(chunk?: unknown, encodingOrDone?: BufferEncoding | (() => void), done?: () => void): this {
    if (this.#isHeld() || this.#zip) {
      if (typeof chunk !== 'function') this.#take(bytesOf(chunk, encodingOrDone))
      const told = [chunk, encodingOrDone, done].find((given) => typeof given === 'function')
      if (told) this.once('finish', () => told())
      if (this.#held) void this.#deliver()
      else if (this.#zip) this.#zip.end()
      else super.end()
      return this
    }
    if (typeof chunk === 'function') return super.end(chunk)
    return typeof encodingOrDone === 'string' ? super.end(chunk, encodingOrDone, done) : super.end(chunk, encodingOrDone)
  }

  /** Decides once, at the start of a response, after Next has set its headers. */
  #isHeld(): boolean {
    if (this.#hold && !this.#held && !this.headersSent) {
      if (this.#hold.wants()) this.#held = []
      else this.#hold = undefined
    }
    return this.#held !== undefined
  }

  #take(bytes: Buffer): void {
    if (this.#zip) {
      this.#zip.write(bytes)
      return
    }
    const end = this.#held?.at(-1)?.subarray(-OVERLAP) ?? Buffer.alloc(0)
    this.#held?.push(bytes)
    const way = this.#hold?.passesOn?.(Buffer.concat([end, bytes]))
    if (way) this.#passOn(way)
  }

  #passOn(way: 'plain' | 'gzip'): void {
    const held = Buffer.concat(this.#held ?? [])
    this.#hold = this.#held = undefined
    if (way === 'plain') {
      super.write(held)
      return
    }
    this.setHeader('content-encoding', 'gzip')
    // Every part is sent as soon as it is written.
    this.#zip = createGzip({ flush: constants.Z_SYNC_FLUSH })
    this.#zip.on('data', (part) => super.write(part)).on('end', () => super.end())
    this.#zip.write(held)
  }

  async #deliver(): Promise<void> {
    const [hold, held] = [this.#hold, this.#held]
    if (!hold || !held) return
    try {
      const made = hold.finish(Buffer.concat(held))
      const body = made instanceof Buffer ? made : await made
      this.#hold = this.#held = undefined
      if (!this.hasHeader('transfer-encoding')) this.setHeader('content-length', body.length)
      super.end(body)
    } catch {
      this.destroy()
    }
  }
}

function isHeaders(given: unknown): given is OutgoingHttpHeaders {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? toEncoding(encoding) : 'utf8')
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0)
}

function toEncoding(name: string): BufferEncoding {
  return Buffer.isEncoding(name) ? name : 'utf8'
}
