import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { hashPolicy } from '../config/content-policy'
import { shortenLife } from './shorten-life'

type Done = (error?: Error | null) => void

export type Hold = {
  /** Called once, when status and headers are known and can still be changed. Returns whether to hold the response until it is complete. */
  wants: () => boolean
  /** Receives the whole body, and may still change status and headers. Returns the body to send. */
  finish: (body: Buffer) => Buffer | Promise<Buffer>
}

/** A response that can be held until it is complete. Adds a Content Security Policy if there is none, except to a 304. */
export class WebResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #hold: Hold | undefined
  #held: Buffer[] | undefined

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
    // A browser replaces its stored headers with those of a 304, but its stored page needs its own policy.
    if (this.statusCode !== 304 && !this.hasHeader('content-security-policy')) this.setHeader('content-security-policy', hashPolicy())
    return super.writeHead(this.statusCode)
  }

  override flushHeaders(): void {
    if (!this.#isHeld()) super.flushHeaders()
  }

  override write(chunk: unknown, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    if (this.#isHeld()) {
      this.#keep(chunk, encodingOrDone)
      const told = typeof encodingOrDone === 'function' ? encodingOrDone : done
      if (told) process.nextTick(told)
      return true
    }
    return typeof encodingOrDone === 'string' ? super.write(chunk, encodingOrDone, done) : super.write(chunk, encodingOrDone)
  }

  override end(chunk?: unknown, encodingOrDone?: BufferEncoding | (() => void), done?: () => void): this {
    if (this.#isHeld()) {
      if (typeof chunk !== 'function') this.#keep(chunk, encodingOrDone)
      const told = [chunk, encodingOrDone, done].find((given) => typeof given === 'function')
      if (told) this.once('finish', () => told())
      void this.#deliver()
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

  #keep(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'string') this.#held?.push(Buffer.from(chunk, typeof encoding === 'string' ? toEncoding(encoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) this.#held?.push(Buffer.from(chunk))
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

function toEncoding(name: string): BufferEncoding {
  return Buffer.isEncoding(name) ? name : 'utf8'
}
