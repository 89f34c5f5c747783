import { gzipSync } from 'node:zlib'

/** Measures what one page visit makes a browser download, in gzipped bytes: the HTML and every script it references for modern browsers. */
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
