import { IncomingMessage } from 'node:http'

/** How much of a form is stored in case it cannot be read. */
const MAX_KEPT_BYTES = 1024 * 1024

/** A request that stores the bytes of a form as well as passing them on. */
export class WebRequest extends IncomingMessage {
  #chunks: Buffer[] = []
  #size = 0

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (chunk instanceof Uint8Array && this.method === 'POST' && this.#isForm && this.#size <= MAX_KEPT_BYTES) {
      this.#size += chunk.length
      this.#chunks.push(Buffer.from(chunk))
    }
    return super.push(chunk, encoding)
  }

  get #isForm(): boolean {
    return Boolean(this.headers['content-type']?.startsWith('multipart/form-data'))
  }

  /** Whether the form was sent by the browser itself rather than by one of our scripts. */
  get isPlainForm(): boolean {
    return this.method === 'POST' && !('next-action' in this.headers) && this.#isForm
  }

  /** Returns the fields of a form, however it was sent, or null if it is damaged or incomplete. */
  async readForm(): Promise<FormData | null> {
    const type = this.headers['content-type']
    if (!this.#isForm || !type || this.#size > MAX_KEPT_BYTES || !this.complete) return null
    return new Response(Buffer.concat(this.#chunks), { headers: { 'content-type': type } }).formData().catch(() => null)
  }
}
