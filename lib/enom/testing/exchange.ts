import { readAnswer } from '../answer/read-answer'
import type { Command } from '../command'
import type { EnomClient } from '../connection/client'

export type Stack = 'API' | 'API.NET'

/** One query, the response that Enom documents for it (with our own values), and the result that the client parses from it. */
export type Exchange = {
  name: string
  effect: Command<never, unknown>['effect']
  payload: string
  output: unknown
  /** Parses a string as the response to this query. @throws EnomError */
  read: (body: string) => unknown
  /** Sends the query to a server. @throws EnomError */
  ask: (client: EnomClient) => Promise<unknown>
}

/** Returns a command with an input and its response as an exchange. */
export function exchange<Input, Output>(command: Command<Input, Output>, input: Input, payload: string, output: NoInfer<Output>): Exchange {
  const { name, effect } = command
  return { name, effect, payload, output, read: (body) => readAnswer(command, input, body), ask: (client) => client.call(command, input) }
}

const GOOD = '<ErrCount>0</ErrCount><ResponseCount>0</ResponseCount>'

/**
 * Returns a complete reply in the format of one of Enom's two server programs. The formats differ in which elements they have and in how
 * empty ones are written.
 */
export function documentOf(command: string, payload: string, stack: Stack, outcome = GOOD): string {
  const head = `<?xml version="1.0" encoding="utf-8"?>\r\n<interface-response>\r\n${payload}\r\n<Command>${command.toUpperCase()}</Command><APIType>${stack}</APIType><Language>eng</Language>${outcome}`
  const trail = '<TrackingKey>11111111-2222-3333-4444-555555555555</TrackingKey><RequestDateTime>1/2/2026 3:04:05 PM</RequestDateTime>'
  return stack === 'API'
    ? `${head}<MinPeriod></MinPeriod><MaxPeriod>10</MaxPeriod><Server>SIM01</Server><Site>eNom</Site><IsLockable></IsLockable><IsRealTimeTLD></IsRealTimeTLD><TimeDifference>+0.00</TimeDifference><ExecTime>0.000</ExecTime><Done>true</Done>${trail}<debug><![CDATA[]]></debug>\r\n</interface-response>\r\n`
    : `${head}<MinPeriod>1</MinPeriod><MaxPeriod>10</MaxPeriod><Server>sim01</Server><Site>eNom</Site><IsLockable/><IsRealTimeTLD/><TimeDifference>+08.00</TimeDifference><ExecTime>0.015</ExecTime><Done>true</Done>${trail}<debug/>\r\n</interface-response>`
}
