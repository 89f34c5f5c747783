import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { type DecodedPacket, decode, encode, streamEncode, TRUNCATED_RESPONSE } from 'dns-packet'
import { replyTo } from './reply'
import { BROKEN_ZONES, type Zones } from './zones'

/** The maximum size of a datagram in the simulator. */
const UDP_BYTES = 1232

export type NameServerOptions = {
  /** 0 means any free port. */
  port: number
  zones?: Zones
  host?: string
}

/** Starts a name server that stands in for all of DNS, over UDP and TCP on one port. `asked` lists every query. */
export async function startNameServer({ port, zones = BROKEN_ZONES, host = '127.0.0.1' }: NameServerOptions) {
  const asked: string[] = []
  const answer = (bytes: Buffer) => {
    const query = decoded(bytes)
    const [question] = query?.questions ?? []
    if (question) asked.push(`${question.type} ${question.name}`)
    return query && replyTo(query, zones)
  }
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (bytes) => {
      const reply = answer(bytes.subarray(2))
      if (reply) socket.end(streamEncode(reply))
    })
  }).listen(port, host)
  await once(tcp, 'listening')
  const address = tcp.address()
  const bound = typeof address === 'object' && address ? address.port : port
  const udp = createSocket('udp4')
  udp.on('message', (bytes, from) => {
    const reply = answer(bytes)
    if (!reply) return
    const whole = encode(reply)
    const sent = whole.length > UDP_BYTES ? encode({ ...reply, flags: (reply.flags ?? 0) | TRUNCATED_RESPONSE, answers: [] }) : whole
    udp.send(sent, from.port, from.address)
  })
  udp.bind(bound, host)
  await once(udp, 'listening')
  return {
    address: { host, port: bound },
    asked,
    async close() {
      udp.close()
      await new Promise((done) => tcp.close(done))
    },
  }
}

function decoded(bytes: Buffer): DecodedPacket | null {
  try {
    return decode(bytes)
  } catch {
    return null
  }
}
