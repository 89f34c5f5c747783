/** Responds with a CSV file that is streamed as it is read. `parts` is null if the person's role does not allow exports. */
export function answerCsv(parts: AsyncGenerator<string> | null, name: string): Response {
  return answerFile(parts, { name: `${name}.csv`, type: 'text/csv; charset=utf-8' })
}

/** Responds with a file that is streamed as it is generated. */
export function answerFile(parts: AsyncGenerator<string | Uint8Array> | null, { name, type }: { name: string; type: string }): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (!parts) {
    const text = 'Your role does not include exports. An owner can change it under Staff.\n'
    return new Response(text, { status: 403, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } })
  }
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
  return new Response(body, {
    headers: { ...headers, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
}
