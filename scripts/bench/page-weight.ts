import { gzipSync } from 'node:zlib'

/** What one visit of a page costs a browser, gzipped, in bytes: its HTML and every script the HTML names for modern browsers. */
export async function pageWeight(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ html: number; javascript: number; body: Buffer }> {
  const body = Buffer.from(await (await fetch(url, { headers })).arrayBuffer())
  const sources = new Set(
    [...body.toString().matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/\bnomodule\b/i.test(tag))
      .map(([, src]) => src ?? ''),
  )
  let javascript = 0
  for (const source of sources) {
    const script = await fetch(new URL(source.replaceAll('&amp;', '&'), url))
    javascript += gzipSync(Buffer.from(await script.arrayBuffer())).length
  }
  return { html: gzipSync(body).length, javascript, body }
}
