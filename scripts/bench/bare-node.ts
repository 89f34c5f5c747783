import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// `bare-node.ts <port> <file>`: serves only the bytes of one file.
const [port = '', file = ''] = process.argv.slice(2)
const body = readFileSync(file)
createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length }).end(body)
}).listen(Number(port), '127.0.0.1', () => console.info('ready'))
