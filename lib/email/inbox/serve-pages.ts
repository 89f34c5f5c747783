import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Mailbox } from './mailbox'
import { framedHtml, listPage, mailPage, missingPage, REFRESH_SCRIPT } from './pages'

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'"
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'"

/** The web interface of the inbox: pages for people, and `/messages.json?to=` for tests. */
export function servePages(mailbox: Mailbox): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://inbox')
    const to = url.searchParams.get('to') ?? ''
    if (url.pathname === '/') return send(response, 200, 'text/html', listPage(mailbox.list(to), to))
    if (url.pathname === '/messages.json') return send(response, 200, 'application/json', JSON.stringify(mailbox.list(to)))
    if (url.pathname === '/count.json') return send(response, 200, 'application/json', JSON.stringify({ count: mailbox.list(to).length }))
    if (url.pathname === '/refresh.js') return send(response, 200, 'text/javascript', REFRESH_SCRIPT)
    const [, id, part] = /^\/mail\/(\d+)(\/html)?$/.exec(url.pathname) ?? []
    const mail = id ? mailbox.get(id) : undefined
    if (!mail) return send(response, 404, 'text/html', missingPage())
    if (part) return send(response, 200, 'text/html', framedHtml(mail), MAIL_POLICY)
    return send(response, 200, 'text/html', mailPage(mail))
  })
}

function send(response: ServerResponse, status: number, type: string, body: string, policy = PAGE_POLICY): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  response.end(body)
}
