import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { getServers } from 'node:dns'
import { connect, isIPv6 } from 'node:net'
import {
  type Answer,
  AUTHENTIC_DATA,
  CHECKING_DISABLED,
  type DecodedPacket,
  decode,
  encode,
  RECURSION_DESIRED,
  streamEncode,
} from 'dns-packet'
import { env } from '../config/env'
import { readNameServer } from '../config/name-servers'

export type RecordType = 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'MX' | 'SOA' | 'TXT'

/** `unchecked` requests the answer even if its DNSSEC signatures are invalid. */
export type Question = { name: string; type: RecordType; unchecked?: boolean }

export const RCODE = { noError: 0, serverFailure: 2, noSuchName: 3 } as const

export type Reply = { rcode: number; records: Answer[]; isAuthentic: boolean }

/** The largest datagram that passes every network unfragmented (DNS flag day 2020). For a larger reply the query is repeated over TCP. */
const UDP_BYTES = 1232
/** How long to wait for one name server before querying the next; milliseconds. */
const PATIENCE_MS = 800

/**
 * Sends one query to the shop's name servers in turn, until one responds or `signal` aborts. Node's own resolver reports neither DNSSEC
 * failures nor the contents of unknown CAA records.
 * @throws Error if no server gave a readable answer
 */
export async function ask(question: Question, signal: AbortSignal): Promise<Reply> {
  const servers = env.DNS_SERVERS ?? getServers().flatMap((text) => readNameServer(text) ?? [])
  let fault: unknown = new Error('no name server is known')
  // A single server is queried twice, because a datagram may be lost.
  for (const server of servers.length > 1 ? servers.slice(0, 3) : [...servers, ...servers]) {
    if (signal.aborted) break
    try {
      return toReply(await askOne(server, question, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])))
    } catch (error) {
      fault = error
    }
  }
  throw fault
}

type Server = { host: string; port: number }

async function askOne(server: Server, question: Question, signal: AbortSignal): Promise<DecodedPacket> {
  const packet = {
    type: 'query' as const,
    id: randomInt(65_536),
    flags: RECURSION_DESIRED | AUTHENTIC_DATA | (question.unchecked ? CHECKING_DISABLED : 0),
    questions: [{ name: question.name, type: question.type }],
    additionals: [
      {
        type: 'OPT' as const,
        name: '.',
        udpPayloadSize: UDP_BYTES,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  }
  const short = await overUdp(server, encode(packet), (reply) => isAnswerTo(reply, packet.id, question), signal)
  return short.flag_tc ? overTcp(server, streamEncode(packet), (reply) => isAnswerTo(reply, packet.id, question), signal) : short
}

/** Returns whether a reply matches our query. A guessed id alone must not make us accept a reply about another name. */
function isAnswerTo({ id, type, questions }: DecodedPacket, wanted: number, { name, type: kind }: Question): boolean {
  const [asked] = questions ?? []
  return type === 'response' && id === wanted && asked?.type === kind && asked.name.toLowerCase() === name.toLowerCase()
}

type IsAnswer = (reply: DecodedPacket) => boolean

function overUdp({ host, port }: Server, query: Buffer, isAnswer: IsAnswer, signal: AbortSignal): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
    const end = (finish: () => void) => {
      signal.removeEventListener('abort', late)
      socket.close()
      finish()
    }
    const late = () => end(() => reject(new Error(`${host} did not respond in time`)))
    signal.addEventListener('abort', late, { once: true })
    socket.once('error', (error) => end(() => reject(error)))
    socket.on('message', (bytes) => {
      const reply = decoded(bytes)
      if (reply && isAnswer(reply)) end(() => resolve(reply))
    })
    // Connected, so that only datagrams from this server are read.
    socket.connect(port, host, () => socket.send(query))
  })
}

function overTcp({ host, port }: Server, query: Buffer, isAnswer: IsAnswer, signal: AbortSignal): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const end = (finish: () => void) => {
      signal.removeEventListener('abort', late)
      socket.destroy()
      finish()
    }
    const late = () => end(() => reject(new Error(`${host} did not respond in time`)))
    signal.addEventListener('abort', late, { once: true })
    let read = Buffer.alloc(0)
    socket.once('error', (error) => end(() => reject(error)))
    socket.once('end', () => end(() => reject(new Error(`${host} hung up`))))
    socket.on('data', (chunk) => {
      read = Buffer.concat([read, chunk])
      if (read.length < 2 || read.length < 2 + read.readUInt16BE(0)) return
      const reply = decoded(read.subarray(2, 2 + read.readUInt16BE(0)))
      end(() => (reply && isAnswer(reply) ? resolve(reply) : reject(new Error(`${host} sent something unreadable`))))
    })
    socket.write(query)
  })
}

function decoded(bytes: Buffer): DecodedPacket | null {
  try {
    return decode(bytes)
  } catch {
    return null
  }
}

function toReply({ flags = 0, answers = [], flag_ad }: DecodedPacket): Reply {
  return { rcode: flags & 15, records: answers, isAuthentic: flag_ad }
}
