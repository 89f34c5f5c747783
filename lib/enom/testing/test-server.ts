import http from 'node:http'

export type Seen = { method: string; url: string; contentType: string; form: URLSearchParams }
export type Answer = (request: http.IncomingMessage, response: http.ServerResponse, seen: Seen) => void

/** Starts a minimal HTTP server for the client's tests. It responds to each call as instructed and records what was sent. */
export async function startTestServer(
  answer: Answer,
): Promise<{ url: string; seen: Seen[]; connections: () => number; close: () => Promise<void> }> {
  const seen: Seen[] = []
  let connections = 0
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const call = {
      method: request.method ?? '',
      url: request.url ?? '',
      contentType: request.headers['content-type'] ?? '',
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
    }
    seen.push(call)
    answer(request, response, call)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the test server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/interface.asp`,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Wraps a payload in an Enom reply, in the style of its older (`API`) or newer (`API.NET`) servers. */
export function reply(payload: string, { stack = 'API', errors = '' }: { stack?: 'API' | 'API.NET'; errors?: string } = {}): string {
  const trailer = errors || '<ErrCount>0</ErrCount><ResponseCount>0</ResponseCount>'
  const rest =
    stack === 'API'
      ? '<MinPeriod></MinPeriod><Server>SJL01</Server><ExecTime>0.000</ExecTime><Done>true</Done><debug><![CDATA[]]></debug></interface-response>\r\n'
      : '<MinPeriod>1</MinPeriod><Server>sjl01</Server><ExecTime>0.015</ExecTime><Done>true</Done><debug/></interface-response>'
  return `<?xml version="1.0" encoding="utf-8"?>\r\n<interface-response>\r\n${payload}\r\n<APIType>${stack}</APIType>${trailer}${rest}`
}

/** Returns the error part of a reply. */
export function errorsOf(text: string, number: string): string {
  return `<ErrCount>1</ErrCount><errors><Err1>${text}</Err1></errors><ResponseCount>1</ResponseCount><responses><response><ResponseNumber>${number}</ResponseNumber><ResponseString>Validation error; invalid ; loginid</ResponseString></response></responses>`
}
