import { type IncomingMessage, ServerResponse } from 'node:http'

type Done = (error?: Error | null) => void

/** An answer that can tell afterwards which bytes it sent. */
export class RecordedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #chunks: Buffer[] | undefined

  /** Tells `keep` the whole body once all of it was handed over; an answer that breaks off tells nothing. */
  record(keep: (body: Buffer) => void): void {
    const chunks: Buffer[] = []
    this.#chunks = chunks
    this.once('finish', () => keep(Buffer.concat(chunks)))
  }

  override write(chunk: unknown, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    this.#note(chunk, encodingOrDone)
    return typeof encodingOrDone === 'string' ? super.write(chunk, encodingOrDone, done) : super.write(chunk, encodingOrDone)
  }

  override end(chunk?: unknown, encodingOrDone?: BufferEncoding | (() => void), done?: () => void): this {
    if (typeof chunk === 'function') return super.end(chunk)
    this.#note(chunk, encodingOrDone)
    return typeof encodingOrDone === 'string' ? super.end(chunk, encodingOrDone, done) : super.end(chunk, encodingOrDone)
  }

  #note(chunk: unknown, encoding: unknown): void {
    if (!this.#chunks) return
    if (typeof chunk === 'string') this.#chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? toEncoding(encoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk))
  }
}

function toEncoding(name: string): BufferEncoding {
  return Buffer.isEncoding(name) ? name : 'utf8'
}
